/**
 * What only one site has when it begins to follow another one: its events are kept for operators, and their effects are undone in the
 * same transaction (rule 10: quarantine the tail and restore the data, in one step). Plain rules, and their form over JDBC.
 */
@NullMarked
package org.reprise.quarantine;

import org.jspecify.annotations.NullMarked;
