package org.reprise.fit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.reprise.testing.Make;

/** Two sites with planted differences: each is named once, and nothing else. */
class PlantedDifferencesTest {
    private static final String THERE = """
            CREATE TABLE PLANTED (ID BIGINT PRIMARY KEY,
            SHORT VARCHAR(40), LETTERS VARCHAR(40), SORTED VARCHAR(40), PADDED VARCHAR(40), STORY LONGTEXT,
            DIGITS DECIMAL(12,2), DECIMALS DECIMAL(12,4), FRACTION DATETIME(6), LATE DATETIME, UNSIGNED_NUMBER INT UNSIGNED,
            GREAT BIGINT, EXACT DOUBLE, ABSENT VARCHAR(10), FALLBACK VARCHAR(10) DEFAULT 'NEW', COMPUTED BIGINT AS (GREAT * 2) STORED,
            KIND ENUM('a', 'b'), LACKING INT, DOUBLED INT, CHANGED DATETIME DEFAULT CURRENT_TIMESTAMP)
            CHARACTER SET utf8mb4 COLLATE utf8mb4_bin""";
    private static final String HERE = """
            CREATE TABLE PLANTED (ID BIGINT PRIMARY KEY,
            SHORT VARCHAR(20), LETTERS VARCHAR(40) CHARACTER SET latin1 COLLATE latin1_bin,
            SORTED VARCHAR(40) COLLATE utf8mb4_general_ci, PADDED VARCHAR(40) COLLATE utf8mb4_nopad_bin, STORY TEXT,
            DIGITS DECIMAL(8,2), DECIMALS DECIMAL(10,2), FRACTION DATETIME(3), LATE TIMESTAMP NULL, UNSIGNED_NUMBER INT,
            GREAT INT, EXACT FLOAT, ABSENT VARCHAR(10) NOT NULL, FALLBACK VARCHAR(10) DEFAULT 'OLD', COMPUTED BIGINT AS (GREAT * 3) STORED,
            KIND ENUM('a'), DOUBLED INT UNIQUE, CHANGED DATETIME DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
            NEEDED INT NOT NULL)
            CHARACTER SET utf8mb4 COLLATE utf8mb4_bin""";

    private static final String MODE = "?sessionVariables=sql_mode='NO_ENGINE_SUBSTITUTION'";

    @Test
    void thirtyOneOfMariaDbAreEachNamedOnce() {
        FitSite there = new FitSite("east", Make.MARIADB.fresh())
                .has(
                        THERE,
                        "CREATE TABLE PARENT (ID INT AUTO_INCREMENT PRIMARY KEY)",
                        "CREATE TABLE CHILD (ID INT PRIMARY KEY, PARENT_ID INT, FOREIGN KEY (PARENT_ID) REFERENCES PARENT (ID))",
                        "CREATE TABLE OrderLine (ID INT PRIMARY KEY)",
                        "CREATE TABLE GONE (ID INT PRIMARY KEY)")
                .maps("PLANTED", "PARENT", "CHILD", "ORDERLINE", "GONE")
                .with(Setting.JVM_ZONE, "UTC")
                .with(Setting.JAVA_VERSION, "17");
        FitSite here = new FitSite("west", Make.MARIADB.fresh())
                .has(
                        HERE,
                        "CREATE TABLE PARENT (ID INT PRIMARY KEY)",
                        "CREATE TABLE CHILD (ID INT PRIMARY KEY, PARENT_ID INT,"
                                + " FOREIGN KEY (PARENT_ID) REFERENCES PARENT (ID) ON DELETE CASCADE)",
                        "CREATE TABLE ORDERLINE (ID INT PRIMARY KEY)",
                        "CREATE TABLE NOT_MAPPED (ID INT PRIMARY KEY)",
                        "CREATE TRIGGER PLANT BEFORE INSERT ON PLANTED FOR EACH ROW SET NEW.SHORT = 'x'")
                .with(Setting.JVM_ZONE, "Europe/Berlin")
                .with(Setting.JAVA_VERSION, "25")
                .by(MODE + "&useAffectedRows=true&tinyInt1isBit=false");
        assertThat(here.against(there.by("?sessionVariables=sql_mode='STRICT_TRANS_TABLES'")))
                .containsExactlyInAnyOrder(
                        "CANNOT_HOLD PLANTED.SHORT: length",
                        "CANNOT_HOLD PLANTED.LETTERS: character set",
                        "COMPARES_OTHERWISE PLANTED.SORTED: collation",
                        "COMPARES_OTHERWISE PLANTED.PADDED: collation",
                        "CANNOT_HOLD PLANTED.STORY: length",
                        "CANNOT_HOLD PLANTED.DIGITS: precision",
                        "HOLDS_LESS PLANTED.DECIMALS: scale",
                        "HOLDS_LESS PLANTED.FRACTION: fraction of seconds",
                        "CANNOT_HOLD PLANTED.LATE: range",
                        "CANNOT_HOLD PLANTED.UNSIGNED_NUMBER: unsigned",
                        "CANNOT_HOLD PLANTED.GREAT: type",
                        "HOLDS_LESS PLANTED.EXACT: precision",
                        "CANNOT_HOLD PLANTED.ABSENT: nullability",
                        "COMPARES_OTHERWISE PLANTED.FALLBACK: default",
                        "COMPARES_OTHERWISE PLANTED.COMPUTED: generated column",
                        "CANNOT_HOLD PLANTED.KIND: values",
                        "CANNOT_HOLD PLANTED.LACKING: column",
                        "CANNOT_HOLD PLANTED.NEEDED: column",
                        "CANNOT_HOLD PLANTED: unique key",
                        "COMPARES_OTHERWISE PLANTED.CHANGED: value at update",
                        "COMPARES_OTHERWISE PLANTED: trigger",
                        "HARMLESS PARENT.ID: identity",
                        "COMPARES_OTHERWISE CHILD: cascade",
                        "COMPARES_OTHERWISE ORDERLINE: spelling",
                        "CANNOT_HOLD GONE: table",
                        "HOLDS_LESS values that do not fit",
                        "COMPARES_OTHERWISE mode of SQL",
                        "COMPARES_OTHERWISE rows counted by the driver",
                        "COMPARES_OTHERWISE TINYINT(1) and BIT(1) as the driver reads them",
                        "CANNOT_HOLD zone of the JVM",
                        "COMPARES_OTHERWISE version of Java");
    }

    @Test
    void twentyFiveOfPostgresAreEachNamedOnce() {
        FitSite there = new FitSite("east", Make.POSTGRESQL.fresh())
                .has(
                        "CREATE SCHEMA SHOP",
                        "CREATE TYPE COLOR AS ENUM ('red', 'green')",
                        """
                        CREATE TABLE PLANTED (ID BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, POINT TIMESTAMPTZ, LOCAL_TIME TIMESTAMP,
                        FILLED VARCHAR(8), EQUAL_TEXT VARCHAR(20), FIRST_TEXT VARCHAR(20), HUE COLOR, FORM JSON, BYTES BYTEA, TRUTH INT,
                        NUMBER NUMERIC, DAY_TIME TIMESTAMP, BARE UUID, FRACTION TIME(6), GIVEN INT DEFAULT 7, WIDE VARCHAR(10),
                        MORE NUMERIC(10,2), RATE DOUBLE PRECISION)""",
                        "CREATE TABLE \"Quoted\" (ID INT PRIMARY KEY)",
                        "CREATE TABLE SHOP.STOCK (ID INT PRIMARY KEY, AMOUNT INT)",
                        "CREATE TABLE LINE (A INT, B INT, PRIMARY KEY (A, B))",
                        "CREATE FUNCTION SAY() RETURNS TRIGGER LANGUAGE plpgsql AS 'BEGIN NEW.GIVEN := 1; RETURN NEW; END'",
                        "CREATE TRIGGER SAYS BEFORE INSERT ON PLANTED FOR EACH ROW EXECUTE FUNCTION SAY()")
                .maps("PLANTED", "QUOTED", "SHOP.STOCK", "LINE");
        FitSite here = new FitSite("west", Make.POSTGRESQL.fresh())
                .has(
                        "CREATE SCHEMA SHOP",
                        "CREATE TYPE COLOR AS ENUM ('green', 'red')",
                        "CREATE COLLATION LAX (PROVIDER = icu, LOCALE = 'und-u-ks-level2', DETERMINISTIC = false)",
                        """
                        CREATE TABLE PLANTED (ID BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, POINT TIMESTAMP, LOCAL_TIME TIMESTAMPTZ,
                        FILLED CHAR(8), EQUAL_TEXT VARCHAR(20) COLLATE LAX, FIRST_TEXT VARCHAR(20) COLLATE "C", HUE COLOR, FORM JSONB,
                        BYTES TEXT, TRUTH BOOLEAN, NUMBER NUMERIC(30,10), DAY_TIME DATE, BARE CHAR(36), FRACTION TIME(0),
                        GIVEN INT DEFAULT 8, WIDE VARCHAR(11), MORE NUMERIC(12,4), RATE REAL, NOBODY INT)""",
                        "CREATE TABLE QUOTED (ID INT PRIMARY KEY)",
                        "CREATE TABLE STOCK (ID INT PRIMARY KEY, AMOUNT INT)",
                        "CREATE TABLE LINE (A INT PRIMARY KEY, B INT NOT NULL)",
                        "CREATE FUNCTION SAY() RETURNS TRIGGER LANGUAGE plpgsql AS 'BEGIN NEW.GIVEN := 2; RETURN NEW; END'",
                        "CREATE TRIGGER SAYS BEFORE INSERT ON PLANTED FOR EACH ROW EXECUTE FUNCTION SAY()")
                .by("?stringtype=unspecified")
                .with(Setting.SESSION_OFFSET, "540");
        assertThat(here.against(there))
                .containsExactlyInAnyOrder(
                        "COMPARES_OTHERWISE PLANTED.ID: identity",
                        "HOLDS_LESS PLANTED.POINT: zone",
                        "COMPARES_OTHERWISE PLANTED.LOCAL_TIME: zone",
                        "HOLDS_LESS PLANTED.FILLED: padding",
                        "COMPARES_OTHERWISE PLANTED.EQUAL_TEXT: collation",
                        "COMPARES_OTHERWISE PLANTED.FIRST_TEXT: collation",
                        "COMPARES_OTHERWISE PLANTED.HUE: values",
                        "HARMLESS PLANTED.FORM: type",
                        "CANNOT_HOLD PLANTED.BYTES: type",
                        "CANNOT_HOLD PLANTED.TRUTH: type",
                        "CANNOT_HOLD PLANTED.NUMBER: precision",
                        "HOLDS_LESS PLANTED.DAY_TIME: type",
                        "HARMLESS PLANTED.BARE: type",
                        "HOLDS_LESS PLANTED.FRACTION: fraction of seconds",
                        "COMPARES_OTHERWISE PLANTED.GIVEN: default",
                        "HARMLESS PLANTED.WIDE: length",
                        "COMPARES_OTHERWISE PLANTED.MORE: scale",
                        "HOLDS_LESS PLANTED.RATE: precision",
                        "HARMLESS PLANTED.NOBODY: column",
                        "COMPARES_OTHERWISE PLANTED: trigger",
                        "COMPARES_OTHERWISE QUOTED: spelling",
                        "CANNOT_HOLD SHOP.STOCK: schema",
                        "CANNOT_HOLD LINE: primary key",
                        "COMPARES_OTHERWISE type of text parameters",
                        "COMPARES_OTHERWISE zone of the database's session");
    }

    @Test
    void twentySevenBetweenMakesAreEachNamedOnceBesideWhatIsTheMakesOwn() {
        FitSite there = new FitSite("east", Make.H2.fresh())
                .has("CREATE TABLE GONE (ID BIGINT PRIMARY KEY)", "CREATE TABLE PARENT (ID BIGINT PRIMARY KEY)", """
                        CREATE TABLE PLANTED (ID BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, SAME VARCHAR(40), TRUTH BOOLEAN,
                        PRICE DECIMAL(12,2), SEEN TIMESTAMP(6), STORY CLOB, PICTURE BLOB, COUNTED BIGINT,
                        LETTERS VARCHAR(40), EMOJI VARCHAR(40), SHORT VARCHAR(40), LONG_TEXT CLOB, BYTES BLOB, GREAT BIGINT, SMALL INT,
                        DIGITS DECIMAL(15,2), DECIMALS DECIMAL(15,4), RATE DOUBLE PRECISION, NANOS TIMESTAMP(9), LATE TIMESTAMP(6),
                        POINT TIMESTAMP(6) WITH TIME ZONE, DAY_TIME TIMESTAMP(6), FORM JSON, MARK UUID, FALLBACK VARCHAR(9) DEFAULT 'NEW',
                        ABSENT INT, COMPUTED INT, LACKING INT, PARENT_ID BIGINT, WORD VARCHAR(20) NOT NULL UNIQUE,
                        FOREIGN KEY (PARENT_ID) REFERENCES PARENT (ID) ON DELETE CASCADE)""")
                .maps("PLANTED", "PARENT", "GONE")
                .with(Setting.TEXT_ORDER, "by code");
        FitSite here = new FitSite("west", Make.MARIADB.fresh())
                .has(
                        "CREATE TABLE PARENT (ID BIGINT PRIMARY KEY)",
                        """
                        CREATE TABLE PLANTED (ID BIGINT PRIMARY KEY, SAME VARCHAR(40), TRUTH TINYINT(1) DEFAULT 0,
                        PRICE DECIMAL(12,2), SEEN DATETIME(6), STORY LONGTEXT, PICTURE LONGBLOB, COUNTED DECIMAL(19),
                        LETTERS VARCHAR(40) CHARACTER SET latin1 COLLATE latin1_nopad_bin,
                        EMOJI VARCHAR(40) CHARACTER SET utf8mb3 COLLATE utf8mb3_nopad_bin,
                        SHORT VARCHAR(39), LONG_TEXT TEXT, BYTES BLOB, GREAT INT, SMALL SMALLINT,
                        DIGITS DECIMAL(14,2), DECIMALS DECIMAL(14,3), RATE FLOAT, NANOS DATETIME(6), LATE TIMESTAMP(6) NULL,
                        POINT DATETIME(6), DAY_TIME DATE, FORM VARCHAR(100), MARK CHAR(30) COLLATE utf8mb4_bin,
                        FALLBACK VARCHAR(9) DEFAULT 'new', ABSENT INT NOT NULL, COMPUTED INT AS (SMALL + 1) STORED, PARENT_ID BIGINT,
                        WORD VARCHAR(20) COLLATE utf8mb4_general_ci NOT NULL UNIQUE, EXTRA INT NOT NULL,
                        FOREIGN KEY (PARENT_ID) REFERENCES PARENT (ID), UNIQUE (SMALL))
                        CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin""",
                        "CREATE TRIGGER PLANT AFTER DELETE ON PLANTED FOR EACH ROW DELETE FROM PARENT")
                .with(Setting.TEXT_ORDER, "by code");
        assertThat(here.against(there))
                .containsExactlyInAnyOrder(
                        "HARMLESS PLANTED.ID: identity",
                        "CANNOT_HOLD PLANTED.LETTERS: character set",
                        "CANNOT_HOLD PLANTED.EMOJI: character set",
                        "CANNOT_HOLD PLANTED.SHORT: length",
                        "CANNOT_HOLD PLANTED.LONG_TEXT: length",
                        "CANNOT_HOLD PLANTED.BYTES: length",
                        "CANNOT_HOLD PLANTED.GREAT: type",
                        "CANNOT_HOLD PLANTED.SMALL: type",
                        "CANNOT_HOLD PLANTED.DIGITS: precision",
                        "HOLDS_LESS PLANTED.DECIMALS: scale",
                        "HOLDS_LESS PLANTED.RATE: precision",
                        "HOLDS_LESS PLANTED.NANOS: fraction of seconds",
                        "CANNOT_HOLD PLANTED.LATE: range",
                        "HOLDS_LESS PLANTED.POINT: zone",
                        "HOLDS_LESS PLANTED.DAY_TIME: type",
                        "CANNOT_HOLD PLANTED.FORM: type",
                        "CANNOT_HOLD PLANTED.MARK: type",
                        "COMPARES_OTHERWISE PLANTED.FALLBACK: default",
                        "CANNOT_HOLD PLANTED.ABSENT: nullability",
                        "CANNOT_HOLD PLANTED.COMPUTED: generated column",
                        "CANNOT_HOLD PLANTED.LACKING: column",
                        "COMPARES_OTHERWISE PLANTED.WORD: collation",
                        "CANNOT_HOLD PLANTED.EXTRA: column",
                        "COMPARES_OTHERWISE PLANTED: cascade",
                        "CANNOT_HOLD PLANTED: unique key",
                        "COMPARES_OTHERWISE PLANTED: trigger",
                        "CANNOT_HOLD GONE: table");
    }

    @Test
    void sitesOfOneDefinitionDifferInNothing() {
        FitSite there = new FitSite("east", Make.MARIADB.fresh()).has(THERE).maps("PLANTED");
        FitSite here = new FitSite("west", Make.MARIADB.fresh()).has(THERE).maps("PLANTED");
        assertThat(here.against(there)).isEmpty();
    }
}
