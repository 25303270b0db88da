package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.h2.api.Trigger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.pair.StockPair.Way;
import org.reprise.stock.Item;
import org.reprise.testing.Make;

/** A trigger of the primary takes blanks from the end of a text, or puts them there: a VARCHAR holds other texts then. */
final class TrimmedTextTest {

    @ParameterizedTest
    @EnumSource(Make.class)
    void blanksAtTheEndOfATextAreCopiedAsTheTriggerLeftThem(Make make) throws SQLException {
        try (StockPair pair = new StockPair(make, make)) {
            trim(pair.east, make);
            for (Way way : Way.values()) {
                long id = pair.id();
                pair.call(entities -> entities.persist(new Item(id, "lamp  ")));
                pair.replay(way);
                assertThat(pair.parked()).as("parked, %s", way).isEmpty();
                assertThat(lengths(pair.west))
                        .as("%s", way)
                        .isEqualTo(lengths(pair.east))
                        .containsOnly(4);
            }
        }
    }

    private static void trim(ZooSite site, Make make) {
        String trigger = "CREATE TRIGGER ITEM_TRIMMED BEFORE INSERT ON ITEM ";
        switch (make) {
            case H2 -> site.tamper(trigger + "FOR EACH ROW CALL '" + Trimming.class.getName() + "'");
            case HSQLDB -> site.tamper(trigger + "REFERENCING NEW ROW AS N FOR EACH ROW SET N.TITLE = RTRIM(N.TITLE)");
            case MARIADB -> site.tamper(trigger + "FOR EACH ROW SET NEW.TITLE = RTRIM(NEW.TITLE)");
            case POSTGRESQL -> {
                site.tamper("CREATE FUNCTION ITEM_TRIMMED() RETURNS TRIGGER AS $$ BEGIN"
                        + " NEW.TITLE := RTRIM(NEW.TITLE); RETURN NEW; END $$ LANGUAGE plpgsql");
                site.tamper(trigger + "FOR EACH ROW EXECUTE FUNCTION ITEM_TRIMMED()");
            }
        }
    }

    private static List<Integer> lengths(ZooSite site) throws SQLException {
        List<Integer> lengths = new ArrayList<>();
        try (Connection connection = site.zoo.database().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT CHAR_LENGTH(TITLE) FROM ITEM ORDER BY ID")) {
            while (row.next()) {
                lengths.add(row.getInt(1));
            }
        }
        return lengths;
    }

    /** Of H2. */
    public static final class Trimming implements Trigger {
        @Override
        public void init(Connection connection, String schema, String name, String table, boolean before, int type) {}

        @Override
        public void fire(Connection connection, Object[] before, Object[] after) {
            for (int i = 0; i < after.length; i++) {
                after[i] = after[i] instanceof String text ? text.stripTrailing() : after[i];
            }
        }
    }
}
