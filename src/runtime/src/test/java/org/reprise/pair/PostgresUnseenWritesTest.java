package org.reprise.pair;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reprise.stock.Note;

final class PostgresUnseenWritesTest extends PostgresUnseenWritesContract {
    PostgresUnseenWritesTest() {
        super(Map.of());
    }

    @Test
    void tableOfAnotherSchemaIsFoundWhereTheMappingNamesIt() {
        site.tamper("CREATE SCHEMA SHOP");
        site.tamper("CREATE TABLE SHOP.\"Part\" (ID INTEGER)");
        site.tamper("CREATE TABLE SHOP.NOTE (ID INTEGER)");
        look(() -> Set.of("SHOP.PART", "NOTE"));
        call(entities -> jdbc("INSERT INTO SHOP.\"Part\" VALUES (1), (2)", "INSERT INTO SHOP.NOTE VALUES (1)"));
        expect(Map.of("SHOP.PART", 2L));
    }

    @Test
    void rowOfAPartitionIsOneOfItsTable() {
        site.tamper("CREATE TABLE PARTED (ID INTEGER) PARTITION BY RANGE (ID)");
        site.tamper("CREATE TABLE PARTED_LOW PARTITION OF PARTED FOR VALUES FROM (0) TO (10)");
        site.tamper("CREATE TABLE PARTED_HIGH PARTITION OF PARTED FOR VALUES FROM (10) TO (20)");
        look(() -> Set.of("PARTED"));
        call(entities -> jdbc("INSERT INTO PARTED VALUES (1), (11), (12)"));
        expect(Map.of("PARTED", 3L));
        call(entities -> entities.createNativeQuery("UPDATE PARTED SET ID = 15 WHERE ID = 1")
                .executeUpdate());
        call(entities ->
                entities.createNativeQuery("DELETE FROM PARTED WHERE ID > 2").executeUpdate());
        expect(Map.of("PARTED", 3L));
    }

    @Test
    void rowThatIsWrittenByAViewIsSeen() {
        site.tamper("CREATE VIEW NOTES AS SELECT ID FROM NOTE");
        call(entities -> entities.createNativeQuery("INSERT INTO NOTES (ID) VALUES (-77)")
                .executeUpdate());
        expect(Map.of());
        call(entities -> jdbc("INSERT INTO NOTES (ID) VALUES (-78)"));
        expect(Map.of("NOTE", 1L));
    }

    @Test
    void rollbackOfAnotherTransactionHidesOnlyWhatIsSeenToo() {
        call(entities -> {
            jdbc("INSERT INTO NOTE (ID) VALUES (-80)");
            rollBackElsewhere();
        });
        expect(Map.of("NOTE", 1L));
        call(entities -> {
            entities.persist(new Note(-81));
            entities.flush();
            jdbc("INSERT INTO NOTE (ID) VALUES (-82)");
            rollBackElsewhere();
        });
        expect(Map.of("NOTE", 1L));
    }

    private void rollBackElsewhere() {
        try (Connection other = site.zoo.database().connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("INSERT INTO NOTE (ID) VALUES (-90)");
            other.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
