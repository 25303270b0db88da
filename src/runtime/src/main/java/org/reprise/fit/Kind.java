package org.reprise.fit;

/** What a column holds, whatever the make calls it. */
public enum Kind {
    BOOLEAN,
    INTEGER,
    DECIMAL,
    REAL,
    TEXT,
    BYTES,
    DATE,
    /** Of the day, without a zone. */
    TIME,
    ZONED_TIME,
    /** Date and time without a zone. */
    TIMESTAMP,
    /** Date and time with a zone: a point in time. */
    INSTANT,
    UUID,
    JSON,
    ENUM,
    OTHER;

    boolean isNumber() {
        return this == BOOLEAN || this == INTEGER || this == DECIMAL || this == REAL;
    }

    boolean isTime() {
        return this == DATE || this == TIME || this == ZONED_TIME || this == TIMESTAMP || this == INSTANT;
    }
}
