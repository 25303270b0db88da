package org.reprise.proof;

/** Something that a transaction did to the database. */
public sealed interface Change permits RowChange, OpaqueStatement {

    /** What was written: a table by its name, or the text of an opaque statement. */
    String place();
}
