package org.reprise.pair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.h2.api.Trigger;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/** Tables of the stock that JPA cannot declare: with defaults, generated columns and triggers. */
final class StockTables {
    private static final AtomicInteger SHOPS = new AtomicInteger();

    private StockTables() {}

    /** @param shop a schema that is to be, with a table that has the name of another one */
    static void create(TestDatabase database, String shop) {
        Make make = database.make();
        createNamed(database, shop);
        database.execute(
                "CREATE TABLE ITEM (ID BIGINT NOT NULL PRIMARY KEY, TITLE VARCHAR(60), STATE VARCHAR(10) DEFAULT 'NEW',"
                        + " UNITS INTEGER, TWICE INTEGER GENERATED ALWAYS AS (UNITS * 2)"
                        + (make == Make.POSTGRESQL || make == Make.MARIADB ? " STORED" : "")
                        + ", SECRET VARCHAR(80), MARK CHAR(1), HEIGHT FLOAT, BALANCE DOUBLE PRECISION, TAKEN "
                        + (make == Make.MARIADB ? "DATETIME(6)" : "TIMESTAMP(6)") + ")",
                "CREATE TABLE RECEIPT (ID BIGINT NOT NULL PRIMARY KEY, TITLE VARCHAR(60), MADE "
                        + (make == Make.MARIADB
                                ? "DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6))"
                                : "TIMESTAMP(6) DEFAULT CURRENT_TIMESTAMP)"),
                "CREATE TABLE KEEPSAKE (ID BIGINT NOT NULL PRIMARY KEY, TITLE VARCHAR(60), GONE INTEGER)",
                "CREATE TABLE DIARY (ID BIGINT NOT NULL PRIMARY KEY, TITLE VARCHAR(60), CHANGED " + renewed(make) + ")",
                "CREATE TABLE SHELF (ID BIGINT NOT NULL PRIMARY KEY, LABEL VARCHAR(40), PLACES INTEGER, CHANGES INTEGER,"
                        + " RACK_ID BIGINT)",
                "CREATE TABLE RACK_WORD (RACK_ID BIGINT NOT NULL, WORD VARCHAR(20))",
                "CREATE TABLE RACK_STEP (RACK_ID BIGINT NOT NULL, STEP VARCHAR(20), PLACE INTEGER)",
                "CREATE TABLE RACK_ITEM (RACK_ID BIGINT NOT NULL, ITEM_ID BIGINT NOT NULL, PLACE INTEGER)",
                "CREATE TABLE RACK_STAMP (RACK_ID BIGINT NOT NULL, TXT VARCHAR(20), STATE VARCHAR(10) DEFAULT 'NEW', MADE "
                        + (make == Make.MARIADB
                                ? "DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6)"
                                : "TIMESTAMP(6) DEFAULT CURRENT_TIMESTAMP")
                        + ", WIDTH BIGINT GENERATED ALWAYS AS (RACK_ID * 2)"
                        + (make == Make.POSTGRESQL || make == Make.MARIADB ? " STORED)" : ")"));
        if (make == Make.POSTGRESQL) {
            database.execute(
                    "CREATE TYPE MOOD AS ENUM ('calm', 'wild')",
                    "CREATE TABLE HOST (ID BIGINT NOT NULL PRIMARY KEY, TITLE VARCHAR(60), SETTINGS JSONB, ADDRESS INET,"
                            + " MOOD MOOD)");
        }
        createNumbered(database);
        boolean mariaDb = make == Make.MARIADB;
        String local = mariaDb ? " DATETIME(6)" : " TIMESTAMP(6)";
        // MariaDB has none that gives an instant back
        String zoned = mariaDb ? local : " TIMESTAMP(6) WITH TIME ZONE";
        // of H2 and HSQLDB, EclipseLink cannot read it as anything else than an OffsetDateTime
        String dated = make == Make.POSTGRESQL ? zoned : local;
        database.execute(
                "CREATE TABLE GAUGE (ID BIGINT NOT NULL PRIMARY KEY, PRICE DECIMAL(12, 2), COST DECIMAL(12, 2),"
                        + " RATE DOUBLE PRECISION, ROUGH " + (mariaDb ? "FLOAT" : "REAL")
                        + ", WIDE DOUBLE PRECISION, EXACT DOUBLE PRECISION, WHOLE INTEGER)",
                "CREATE TABLE NARROW (NAME VARCHAR(40) NOT NULL PRIMARY KEY, SPELLED VARCHAR(60), DRAWN VARCHAR(60), TOLD "
                        + (mariaDb ? "TINYTEXT" : "VARCHAR(1000)") + ", AMOUNT DECIMAL(5, 2))",
                "CREATE TABLE TRIP (ID BIGINT NOT NULL PRIMARY KEY, TITLE VARCHAR(60), BEGUN" + local + ", MET" + local
                        + ", ENDED" + zoned + ", LOCALLY" + dated + ", STAMPED" + dated + ", DATED" + dated + ", LISTED"
                        + dated + ", ALARM TIME(6), CLOSING TIME(6), TICKET UUID, DAY_OF DATE)");
    }

    /** A time that the database sets anew with each update, where it can. */
    private static String renewed(Make make) {
        return switch (make) {
            case H2, HSQLDB -> "TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP";
            case MARIADB -> "DATETIME(6) NULL ON UPDATE CURRENT_TIMESTAMP(6)";
            case POSTGRESQL -> "TIMESTAMP(6)";
        };
    }

    /** Of a MariaDB: columns that have not all letters. */
    static void narrow(TestDatabase database) {
        if (database.make() == Make.MARIADB) {
            database.execute(
                    "ALTER TABLE NARROW MODIFY NAME VARCHAR(40) CHARACTER SET latin1 NOT NULL, MODIFY SPELLED VARCHAR(60)"
                            + " CHARACTER SET latin1, MODIFY DRAWN VARCHAR(60) CHARACTER SET utf8mb3");
        }
    }

    private static void createNamed(TestDatabase database, String shop) {
        String quote = database.make() == Make.MARIADB ? "`" : "\"";
        database.execute(
                "CREATE TABLE OrderLine (LineId BIGINT NOT NULL PRIMARY KEY, Title VARCHAR(40), Amount INTEGER,"
                        + " State VARCHAR(10) DEFAULT 'NEW')",
                "CREATE TABLE OrderMark (LineId BIGINT, Mark VARCHAR(20))",
                ("CREATE TABLE 'Order Note' ('Note Id' BIGINT NOT NULL PRIMARY KEY, 'Select' VARCHAR(40), 'order' INTEGER,"
                                + " 'State' VARCHAR(10) DEFAULT \"NEW\")")
                        .replace("'", quote)
                        .replace("DEFAULT \"NEW\"", "DEFAULT 'NEW'"),
                "CREATE TABLE 'Order-Tag' ('Note Id' BIGINT, 'From' VARCHAR(20))".replace("'", quote),
                database.make() == Make.MARIADB
                        ? "CREATE DATABASE " + shop + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
                        : "CREATE SCHEMA " + shop,
                "CREATE TABLE " + shop + ".ITEM (ID BIGINT NOT NULL PRIMARY KEY, LABEL VARCHAR(40), PRICE INTEGER,"
                        + " STATE VARCHAR(10) DEFAULT 'NEW')");
    }

    /** Where entities are mapped to it. */
    static Map<String, Object> mapped(String shop) {
        try {
            Path file = Files.createTempFile("stock", ".xml");
            file.toFile().deleteOnExit();
            Files.writeString(
                    file,
                    "<entity-mappings xmlns='http://www.eclipse.org/eclipselink/xsds/persistence/orm' version='3.0'>"
                            + "<entity class='org.reprise.stock.ShopItem'><table name='ITEM' schema='" + shop
                            + "'/></entity></entity-mappings>");
            return Map.of(
                    PersistenceUnitProperties.METADATA_SOURCE,
                    "XML",
                    PersistenceUnitProperties.METADATA_SOURCE_XML_URL,
                    file.toUri().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A name that no other database of this JVM has, be it of its server. */
    static String shop() {
        return "Shop" + SHOPS.incrementAndGet();
    }

    /** MariaDB numbers a column that is not told otherwise, and such a one must be a key. */
    private static void createNumbered(TestDatabase database) {
        String numbered = database.make() == Make.MARIADB
                ? "BIGINT NOT NULL AUTO_INCREMENT UNIQUE"
                : "BIGINT GENERATED ALWAYS AS IDENTITY";
        database.execute(
                "CREATE TABLE SLIP (ID " + numbered + ", DTYPE VARCHAR(31), TITLE VARCHAR(60), PRIMARY KEY (ID))",
                "CREATE TABLE SIGNED_SLIP (ID BIGINT NOT NULL PRIMARY KEY, SIGNER VARCHAR(20))",
                "CREATE TABLE TURN (NAME VARCHAR(20) NOT NULL PRIMARY KEY, NUMBERED " + numbered
                        + ", TITLE VARCHAR(60))");
    }

    /** Of the primary only: each write puts the label in capitals and counts, and words are in capitals. */
    static void watchShelves(TestDatabase database) {
        triggers(database.make()).forEach(database::execute);
        wordTriggers(database.make()).forEach(database::execute);
        placeTriggers(database.make(), "STEP", "CONCAT(%s, '+')").forEach(database::execute);
        placeTriggers(database.make(), "ITEM", "%s + 1").forEach(database::execute);
    }

    /** Of a list of a rack, in whose rows they write with each change. */
    private static List<String> placeTriggers(Make make, String list, String value) {
        String column = list.equals("STEP") ? "STEP" : "PLACE";
        String table = "RACK_" + list;
        return switch (make) {
            case H2 ->
                List.of("CREATE TRIGGER " + table + "_KEPT BEFORE INSERT, UPDATE ON " + table + " FOR EACH ROW CALL '"
                        + Places.class.getName() + "'");
            case HSQLDB ->
                List.of("INSERT", "UPDATE").stream()
                        .map(event -> "CREATE TRIGGER " + table + "_" + event + " BEFORE " + event + " ON " + table
                                + " REFERENCING NEW ROW AS N FOR EACH ROW BEGIN ATOMIC SET N." + column + " = "
                                + value.formatted("N." + column) + "; END")
                        .toList();
            case MARIADB ->
                List.of("INSERT", "UPDATE").stream()
                        .map(event -> "CREATE TRIGGER " + table + "_" + event + " BEFORE " + event + " ON " + table
                                + " FOR EACH ROW SET NEW." + column + " = " + value.formatted("NEW." + column))
                        .toList();
            case POSTGRESQL ->
                List.of(
                        "CREATE FUNCTION " + table + "_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW."
                                + column + " := " + value.formatted("NEW." + column) + "; RETURN NEW; END $$",
                        "CREATE TRIGGER " + table + "_kept BEFORE INSERT OR UPDATE ON " + table
                                + " FOR EACH ROW EXECUTE FUNCTION " + table + "_kept()");
        };
    }

    private static List<String> wordTriggers(Make make) {
        String before = "CREATE TRIGGER RACK_WORD_KEPT BEFORE INSERT ON RACK_WORD ";
        return switch (make) {
            case H2 -> List.of(before + "FOR EACH ROW CALL '" + Words.class.getName() + "'");
            case HSQLDB ->
                List.of(before + "REFERENCING NEW ROW AS N FOR EACH ROW BEGIN ATOMIC SET N.WORD = UCASE(N.WORD); END");
            case MARIADB -> List.of(before + "FOR EACH ROW SET NEW.WORD = UPPER(NEW.WORD)");
            case POSTGRESQL ->
                List.of(
                        "CREATE FUNCTION word_kept() RETURNS trigger LANGUAGE plpgsql AS"
                                + " 'BEGIN NEW.WORD := UPPER(NEW.WORD); RETURN NEW; END'",
                        before + "FOR EACH ROW EXECUTE FUNCTION word_kept()");
        };
    }

    private static List<String> triggers(Make make) {
        String events = "BEFORE %s ON SHELF ";
        return switch (make) {
            case H2 ->
                List.of("CREATE TRIGGER SHELF_KEPT BEFORE INSERT, UPDATE ON SHELF FOR EACH ROW CALL '"
                        + Capitals.class.getName() + "'");
            case HSQLDB ->
                List.of("INSERT", "UPDATE").stream()
                        .map(event -> "CREATE TRIGGER SHELF_" + event + " " + events.formatted(event)
                                + "REFERENCING NEW ROW AS N FOR EACH ROW BEGIN ATOMIC"
                                + " SET N.LABEL = UCASE(N.LABEL); SET N.CHANGES = N.CHANGES + 1; END")
                        .toList();
            case MARIADB ->
                List.of("INSERT", "UPDATE").stream()
                        .map(event -> "CREATE TRIGGER SHELF_" + event + " " + events.formatted(event)
                                + "FOR EACH ROW SET NEW.LABEL = UPPER(NEW.LABEL), NEW.CHANGES = NEW.CHANGES + 1")
                        .toList();
            case POSTGRESQL ->
                List.of(
                        "CREATE FUNCTION shelf_kept() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN"
                                + " NEW.LABEL := UPPER(NEW.LABEL); NEW.CHANGES := NEW.CHANGES + 1; RETURN NEW; END'",
                        "CREATE TRIGGER shelf_kept BEFORE INSERT OR UPDATE ON SHELF"
                                + " FOR EACH ROW EXECUTE FUNCTION shelf_kept()");
        };
    }

    /** H2's triggers are classes. */
    public static final class Capitals implements Trigger {
        @Override
        public void fire(java.sql.Connection connection, Object[] before, Object[] after) {
            after[1] = String.valueOf(after[1]).toUpperCase(java.util.Locale.ROOT);
            after[3] = (Integer) after[3] + 1;
        }
    }

    /** H2's triggers are classes. */
    public static final class Words implements Trigger {
        @Override
        public void fire(java.sql.Connection connection, Object[] before, Object[] after) {
            after[1] = String.valueOf(after[1]).toUpperCase(java.util.Locale.ROOT);
        }
    }

    /** H2's triggers are classes. */
    public static final class Places implements Trigger {
        @Override
        public void fire(java.sql.Connection connection, Object[] before, Object[] after) {
            if (after[1] instanceof String step) {
                after[1] = step + "+";
            } else {
                after[2] = (Integer) after[2] + 1;
            }
        }
    }
}
