package org.reprise.fit;

import org.reprise.testing.Make;

final class PostgresCatalogTest extends CatalogContract {

    PostgresCatalogTest() {
        super(Make.POSTGRESQL);
    }

    @Override
    String[] tables() {
        return new String[] {
            "CREATE TABLE PARENT (ID BIGINT PRIMARY KEY)",
            "CREATE TABLE REPRISE_ONE (ID INT)",
            "CREATE COLLATION LAX (PROVIDER = icu, LOCALE = 'und-u-ks-level2', DETERMINISTIC = false)",
            """
            CREATE TABLE ALL_KINDS (ID BIGSERIAL PRIMARY KEY, PARENT_ID BIGINT,
            WHOLE INT, SMALL SMALLINT, PRICE DECIMAL(12,2) DEFAULT 1.50, RATE DOUBLE PRECISION, TRUTH BOOLEAN DEFAULT TRUE,
            NAME VARCHAR(40) DEFAULT 'NEW' NOT NULL, LAX VARCHAR(9) COLLATE LAX, CODE CHAR(5), STORY TEXT, PICTURE BYTEA,
            BORN DATE, FED TIME(3), SEEN TIMESTAMP DEFAULT NOW(), TWICE INT GENERATED ALWAYS AS (WHOLE * 2) STORED,
            UNIQUE (CODE, SMALL), FOREIGN KEY (PARENT_ID) REFERENCES PARENT (ID) ON DELETE CASCADE)""",
            "CREATE FUNCTION SAY() RETURNS TRIGGER LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
            "CREATE TRIGGER SAYS BEFORE INSERT ON ALL_KINDS FOR EACH ROW EXECUTE FUNCTION SAY()"
        };
    }
}
