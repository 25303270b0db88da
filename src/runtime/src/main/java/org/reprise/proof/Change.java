package org.reprise.proof;

/** Something that a transaction did to the database. */
public sealed interface Change permits RowChange, OpaqueStatement {}
