/** Holds the pages of the repository to its code, and to each other. */
package org.reprise.documents;
