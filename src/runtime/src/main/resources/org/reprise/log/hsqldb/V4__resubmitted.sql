-- What was submitted again, once: for HSQLDB. Run it once, behind V3__quarantine.sql, in the same schema.

-- The ids of events of former primaries that were submitted again and took effect here. They outlive the log's events.
-- EPOCH and SEQ are of the event that came of it, 0 where it was captured here.
CREATE CACHED TABLE REPRISE_RESUBMITTED (
    ORIGIN VARCHAR(100) NOT NULL PRIMARY KEY,
    EPOCH BIGINT NOT NULL,
    SEQ BIGINT NOT NULL,
    AT_MS BIGINT NOT NULL
);
