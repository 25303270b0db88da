-- Who may commit, and since when: for HSQLDB. Run it once, behind V1__event_log.sql, in the same schema.

-- The reigns that this site was told of. PREVIOUS_EPOCH and PREVIOUS_HASH are of the last event before FIRST_SEQ.
CREATE CACHED TABLE REPRISE_REIGN (
    EPOCH BIGINT NOT NULL PRIMARY KEY,
    PREVIOUS_EPOCH BIGINT NOT NULL,
    FIRST_SEQ BIGINT NOT NULL,
    PREVIOUS_HASH CHAR(64) NOT NULL,
    PRIMARY_SITE VARCHAR(100) NOT NULL,
    BEGUN_MS BIGINT NOT NULL,
    PROMOTED_BY VARCHAR(250) NOT NULL,
    REASON VARCHAR(2000) NOT NULL
);

-- The highest epoch that this site was told of, and whose it is: in equal rows, so that transactions that hold one meet seldom.
CREATE CACHED TABLE REPRISE_PROMISE (
    ID BIGINT NOT NULL PRIMARY KEY,
    EPOCH BIGINT NOT NULL,
    PRIMARY_SITE VARCHAR(100) NOT NULL,
    PROMISED_MS BIGINT NOT NULL
);
INSERT INTO REPRISE_PROMISE (ID, EPOCH, PRIMARY_SITE, PROMISED_MS) VALUES
    (1, 0, '', 0),
    (2, 0, '', 0),
    (3, 0, '', 0),
    (4, 0, '', 0),
    (5, 0, '', 0),
    (6, 0, '', 0),
    (7, 0, '', 0),
    (8, 0, '', 0),
    (9, 0, '', 0),
    (10, 0, '', 0),
    (11, 0, '', 0),
    (12, 0, '', 0),
    (13, 0, '', 0),
    (14, 0, '', 0),
    (15, 0, '', 0),
    (16, 0, '', 0);
