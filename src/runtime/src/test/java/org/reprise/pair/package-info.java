/** Replay between sites on different makes of database: the zoo's calls at one, replayed, proved and healed at the other. */
package org.reprise.pair;
