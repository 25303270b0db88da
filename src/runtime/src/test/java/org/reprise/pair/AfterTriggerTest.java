package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.h2.api.Trigger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.pair.StockPair.Way;
import org.reprise.stock.Item;
import org.reprise.stock.Rack;
import org.reprise.testing.Make;

/** A trigger of the primary that comes after a row updates it: what it made of it is copied. No trigger of a MariaDB can. */
final class AfterTriggerTest {
    private static final String WORDS = "UPDATE RACK_WORD SET WORD = 'seen' WHERE RACK_ID = ";
    private static final String TITLES = "UPDATE ITEM SET TITLE = 'seen' WHERE ID = ";

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MARIADB")
    void whatATriggerMakesOfARowAfterwardsIsCopied(Make make) {
        try (StockPair pair = new StockPair(make, make)) {
            watchItems(pair.east, make);
            for (Way way : Way.values()) {
                long id = pair.id();
                pair.call(entities -> entities.persist(new Item(id, "lamp")));
                pair.call(entities -> entities.createNativeQuery("INSERT INTO ITEM (ID, TITLE, STATE) VALUES (?, ?, ?)")
                        .setParameter(1, -id)
                        .setParameter(2, "chair")
                        .setParameter(3, "SOLD")
                        .executeUpdate());
                pair.replay(way);
                assertThat(pair.parked()).as("parked, %s", way).isEmpty();
                assertThat(pair.differences()).as("differences, %s", way).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MARIADB")
    void whatATriggerMakesOfAnElementAfterwardsIsCopied(Make make) {
        try (StockPair pair = new StockPair(make, make)) {
            watchWords(pair.east, make);
            for (Way way : Way.values()) {
                long id = pair.id();
                pair.call(entities -> {
                    Rack rack = new Rack(id);
                    rack.words().addAll(List.of("red", "red", "blue"));
                    entities.persist(rack);
                });
                pair.replay(way);
                assertThat(pair.parked()).as("parked, %s", way).isEmpty();
                assertThat(pair.differences()).as("differences, %s", way).isEmpty();
            }
        }
    }

    private static void watchWords(ZooSite site, Make make) {
        site.tamper("DROP TRIGGER RACK_WORD_KEPT" + (make == Make.POSTGRESQL ? " ON RACK_WORD" : ""));
        String trigger = "CREATE TRIGGER RACK_WORD_SEEN AFTER INSERT ON RACK_WORD ";
        switch (make) {
            case H2 -> site.tamper(trigger + "FOR EACH ROW CALL '" + WordSeen.class.getName() + "'");
            case HSQLDB ->
                site.tamper(trigger + "REFERENCING NEW ROW AS N FOR EACH ROW " + WORDS + "N.RACK_ID AND WORD = N.WORD");
            default -> {
                site.tamper("CREATE FUNCTION RACK_WORD_SEEN() RETURNS TRIGGER AS $$ BEGIN " + WORDS
                        + "NEW.RACK_ID AND WORD = NEW.WORD; RETURN NULL; END $$ LANGUAGE plpgsql");
                site.tamper(trigger + "FOR EACH ROW EXECUTE FUNCTION RACK_WORD_SEEN()");
            }
        }
    }

    private static void watchItems(ZooSite site, Make make) {
        String trigger = "CREATE TRIGGER ITEM_SEEN AFTER INSERT ON ITEM ";
        switch (make) {
            case H2 -> site.tamper(trigger + "FOR EACH ROW CALL '" + Seen.class.getName() + "'");
            case HSQLDB -> site.tamper(trigger + "REFERENCING NEW ROW AS N FOR EACH ROW " + TITLES + "N.ID");
            default -> {
                site.tamper("CREATE FUNCTION ITEM_SEEN() RETURNS TRIGGER AS $$ BEGIN " + TITLES
                        + "NEW.ID; RETURN NULL; END $$ LANGUAGE plpgsql");
                site.tamper(trigger + "FOR EACH ROW EXECUTE FUNCTION ITEM_SEEN()");
            }
        }
    }

    /** Of H2. */
    public static final class WordSeen implements Trigger {
        @Override
        public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
            try (PreparedStatement update = connection.prepareStatement(WORDS + "? AND WORD = ?")) {
                update.setObject(1, after[0]);
                update.setObject(2, after[1]);
                update.executeUpdate();
            }
        }
    }

    /** Of H2. */
    public static final class Seen implements Trigger {
        @Override
        public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
            try (PreparedStatement update = connection.prepareStatement(TITLES + "?")) {
                update.setObject(1, after[0]);
                update.executeUpdate();
            }
        }
    }
}
