package org.reprise.compare;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;
import org.reprise.jdbc.LocalTransactions;
import org.reprise.portion.Position;
import org.reprise.proof.JdbcRowApplier;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/** A database with tables of all sorts, and the same rows on every make. */
public final class ComparedSite implements AutoCloseable {
    static final int ITEMS = 40;

    /** What entities are mapped to in another schema. */
    public static final ApplicationTables APPLICATION =
            new ApplicationTables(Set.of("SHOP.ORDER WORD", "SHOP.ITEM"), ApplicationTables.DEFAULT.generators());

    public final TestDatabase database;

    /** A table in another schema, with blanks in its name. */
    public final String orders;

    private final Connection connection;

    /** Without rows. */
    public ComparedSite(Make make) {
        database = make.fresh();
        String text = make == Make.POSTGRESQL ? "TEXT" : make == Make.MARIADB ? "LONGTEXT" : "CLOB";
        String bytes = make == Make.POSTGRESQL ? "BYTEA" : make == Make.MARIADB ? "LONGBLOB" : "BLOB";
        String time = make == Make.MARIADB ? "DATETIME(6)" : "TIMESTAMP(6)";
        String real = make == Make.HSQLDB ? "DOUBLE" : make == Make.MARIADB ? "FLOAT" : "REAL";
        orders = make == Make.MARIADB ? "Shop.`Order Word`" : "Shop.\"Order Word\"";
        if (make == Make.MARIADB) {
            String unicode = " CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin";
            database.execute(
                    "ALTER DATABASE" + unicode, "DROP DATABASE IF EXISTS Shop", "CREATE DATABASE Shop" + unicode);
        } else {
            database.execute("CREATE SCHEMA Shop");
        }
        database.execute(
                "CREATE TABLE ITEM (ID BIGINT NOT NULL PRIMARY KEY, NAME VARCHAR(40), CODE CHAR(5), PRICE DECIMAL(12,"
                        + (make == Make.HSQLDB ? 3 : 2) + "), STOCK INTEGER, SMALL SMALLINT, HEIGHT " + real
                        + ", WEIGHT DOUBLE PRECISION, WILD BOOLEAN, BORN DATE, FED TIME(6), SEEN " + time + ", STORY "
                        + text + ", PICTURE " + bytes + ", CHIP " + (bytes.equals("BYTEA") ? bytes : "VARBINARY(20)")
                        + ")",
                "CREATE TABLE WORD (WORD VARCHAR(40) NOT NULL PRIMARY KEY, MEANING VARCHAR(40))",
                "CREATE TABLE PART (LINE VARCHAR(20) NOT NULL, ITEM_ID BIGINT NOT NULL, AMOUNT INTEGER,"
                        + " PRIMARY KEY (ITEM_ID, LINE), FOREIGN KEY (ITEM_ID) REFERENCES ITEM (ID))",
                "CREATE TABLE A_PART_OF_PART (PART_ID INTEGER NOT NULL PRIMARY KEY, ITEM_ID BIGINT NOT NULL, LINE VARCHAR(20)"
                        + " NOT NULL, FOREIGN KEY (ITEM_ID, LINE) REFERENCES PART (ITEM_ID, LINE))",
                "CREATE TABLE NOTE (ITEM_ID BIGINT, TEXT VARCHAR(40), SIZE DECIMAL(9,4))",
                "CREATE TABLE SEQUENCE (SEQ_NAME VARCHAR(40) NOT NULL PRIMARY KEY, SEQ_COUNT INTEGER)",
                "CREATE TABLE OrderLine (Line INTEGER NOT NULL PRIMARY KEY, Title VARCHAR(40))",
                "CREATE TABLE " + orders + " (ID BIGINT NOT NULL PRIMARY KEY, ITEM_ID BIGINT, WORD VARCHAR(40),"
                        + " FOREIGN KEY (ITEM_ID) REFERENCES " + own(make) + "ITEM (ID))",
                "CREATE TABLE Shop.ITEM (ID BIGINT NOT NULL PRIMARY KEY, PRICE INTEGER)",
                "CREATE TABLE Shop.UNMAPPED (ID BIGINT NOT NULL PRIMARY KEY)",
                "INSERT INTO Shop.UNMAPPED VALUES (" + make.ordinal() + ")",
                "CREATE TABLE REPRISE_OWN (ID INTEGER)",
                "CREATE TABLE " + (make == Make.POSTGRESQL ? "flyway_schema_history" : "FLYWAY_SCHEMA_HISTORY")
                        + " (ID INTEGER)",
                "INSERT INTO REPRISE_OWN VALUES (" + make.ordinal() + ")",
                "INSERT INTO SEQUENCE VALUES ('GEN', " + make.ordinal() + ")");
        try {
            connection = database.connect();
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a table of another schema must write before a table of this one. */
    private String own(Make make) {
        return switch (make) {
            case H2, HSQLDB -> "PUBLIC.";
            case POSTGRESQL -> "public.";
            case MARIADB -> database.url().replaceAll(".*/", "") + ".";
        };
    }

    /** The same at every site; what was there is gone. */
    public void fill() {
        for (String table :
                new String[] {orders, "Shop.ITEM", "OrderLine", "A_PART_OF_PART", "PART", "ITEM", "WORD", "NOTE"}) {
            execute("DELETE FROM " + table);
        }
        items();
        for (String word :
                new String[] {"a", "A", "\u00e4", "\u00c4", "z", "Z", "ss", "\u00df", "\u4e2d", "\uD83E\uDD81"}) {
            execute("INSERT INTO WORD VALUES (?, ?)", word, "meaning of " + word);
        }
        execute("INSERT INTO WORD VALUES (?, ?)", "empty", "");
        execute("INSERT INTO WORD VALUES (?, ?)", "null", null);
        for (int i = 0; i < 10; i++) {
            execute("INSERT INTO OrderLine VALUES (?, ?)", i, "line " + i);
            execute("INSERT INTO " + orders + " VALUES (?, ?, ?)", i, i % 3, "word " + i);
            execute("INSERT INTO Shop.ITEM VALUES (?, ?)", i, 100 * i);
        }
        for (int i = 0; i < 20; i++) {
            execute("INSERT INTO PART VALUES (?, ?, ?)", i % 2 == 0 ? "x" : "X", i / 2, i);
            execute("INSERT INTO A_PART_OF_PART VALUES (?, ?, ?)", i, i / 2, i % 2 == 0 ? "x" : "X");
            execute("INSERT INTO NOTE VALUES (?, ?, ?)", i % 3 == 0 ? null : i % 3, "n" + i % 4, new BigDecimal("1.5"));
        }
        commit();
    }

    private void items() {
        for (int i = 0; i < ITEMS; i++) {
            boolean nothing = i % 7 == 6;
            execute(
                    "INSERT INTO ITEM VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    i,
                    nothing ? null : "name " + i + " \u00e9\u4e2d\uD83E\uDD81 'x' ",
                    "c" + i,
                    nothing ? null : BigDecimal.valueOf(i * 1000L, 2),
                    i - 20,
                    (short) i,
                    i == 0 ? -0f : 0.1f * i + 16_777_000f,
                    nothing ? null : i / 3.0 * 1e9,
                    nothing ? null : i % 2 == 0,
                    nothing ? null : LocalDate.of(1883, 1, 1).plusDays(i * 1111L),
                    LocalTime.of(i % 24, 59, 58, i * 1000),
                    LocalDateTime.of(2026, 3, 29, i % 24, 30, 0, i * 1_001_000),
                    nothing ? null : ("story " + i + "\u00e9\u4e2d ").repeat(2000),
                    nothing ? null : ("\u0000picture" + i).repeat(3000).getBytes(StandardCharsets.UTF_8),
                    new byte[] {0, -1, (byte) i});
        }
    }

    /** Makes a table whose name is another one's but for case, with a row. */
    void twin() {
        run("CREATE TABLE " + quoted("iTem") + " (ID BIGINT NOT NULL PRIMARY KEY)");
        run("INSERT INTO " + quoted("iTem") + " VALUES (1)");
    }

    String quoted(String name) {
        String quote = database.make() == Make.MARIADB ? "`" : "\"";
        return quote + name + quote;
    }

    /** One statement, committed. */
    public void run(String sql, Object... parameters) {
        execute(sql, parameters);
        commit();
    }

    private void execute(String sql, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                if (parameters[i] instanceof byte[] bytes) {
                    statement.setBytes(i + 1, bytes);
                } else {
                    statement.setObject(i + 1, parameters[i]);
                }
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(database.make() + " refused [" + sql + "]: " + e.getMessage(), e);
        }
    }

    private void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With this site's rows as they are now against those of the other, which is asked in the way of another site. */
    public ComparedTables against(ComparedSite other, int limit) {
        try (SiteSnapshot mine = SiteSnapshot.open(database.dataSource());
                SideDesk desk = new SideDesk(other::positioned, () -> APPLICATION, Clock.systemUTC());
                RemoteSide theirs = RemoteSide.open(step -> desk.answer("here", step), Position.START, Set.of())) {
            return new Comparison(side(mine), theirs, limit).run();
        }
    }

    private PositionedSnapshot positioned() {
        return new PositionedSnapshot(SiteSnapshot.open(database.dataSource()), new Position(1, 1));
    }

    static Side side(SiteSnapshot snapshot) {
        return new JdbcSide(snapshot, APPLICATION, (table, rows) -> {});
    }

    public Repair.Outcome repair(ComparedTables compared, int batch) {
        try (LocalTransactions transactions = new LocalTransactions(database)) {
            JdbcRowApplier applier = new JdbcRowApplier(transactions.dataSource(), statement -> {});
            return new Repair(transactions, applier, batch).apply(Repair.plan(compared));
        }
    }
}
