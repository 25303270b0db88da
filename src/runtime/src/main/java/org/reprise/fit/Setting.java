package org.reprise.fit;

/** What two sites may be set to that changes what their statements do, beside their tables. */
public enum Setting {
    /** The zone in which this JVM writes times that have none. */
    JVM_ZONE,
    JAVA_VERSION,
    /** What text functions and formats go by. */
    JVM_LOCALE,
    JVM_CHARSET,
    /** Minutes that the database's session is ahead of UTC. */
    SESSION_OFFSET,
    /** Whether an update to the same value counts as a row. */
    ROWS_COUNTED,
    /** How the driver reads TINYINT(1) and BIT(1). */
    BITS_READ,
    /** Of which type the driver says that a text parameter is. */
    TEXT_PARAMETERS,
    /** Whether a value that does not fit is refused. */
    STRICT,
    SQL_MODE,
    /** In which order texts are. */
    TEXT_ORDER,
    /** Whether the names of tables are the same in any case. */
    TABLE_NAMES
}
