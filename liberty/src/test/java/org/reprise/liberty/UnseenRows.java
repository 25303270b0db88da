package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.reprise.testing.TestDatabase;

/** A primary on PostgreSQL says which rows change beside JPA: its own look, EclipseLink and JDBC share the transaction's connection. */
record UnseenRows(Site east, TestDatabase data) {

    /** Nothing was written beside JPA until now. */
    void check() {
        Trial trial = new Trial(east.server());
        JsonNode loaded = east.load("{\"clients\":4,\"pass\":200,\"expire\":2,\"heartbeats\":40,\"prepare\":50}");
        assertThat(loaded.path("failed").asInt()).isZero();
        trial.call("compute", "plain", 3);
        trial.call("draw", "plain", 1);
        assertThat(found()).isEmpty();
        assertThat(unseen().path("tells").asText()).isEqualTo("tables");
        assertThat(unseen().path("looks").asLong()).isGreaterThanOrEqualTo(240);

        long begun = System.nanoTime();
        trial.call("beside", "jdbc", 1);
        assertThat(found()).containsExactly("TRIAL_ENTRY trial.beside 1");
        SitePair.print("unseen: a row by JDBC found %d ms after its call began", millis(begun));

        data.execute(
                "CREATE FUNCTION slot_noted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN"
                        + " UPDATE NETWORK_CONNECTOR SET BEAT_TEXT = BEAT_TEXT WHERE CONNECTOR_KEY = ''c001'';"
                        + " RETURN NEW; END'",
                "CREATE TRIGGER slot_noted AFTER INSERT OR UPDATE ON TRIAL_SLOT FOR EACH ROW EXECUTE FUNCTION slot_noted()");
        begun = System.nanoTime();
        trial.call("compute", "plain", 4);
        trial.call("compute", "plain", 5);
        data.execute("DROP TRIGGER slot_noted ON TRIAL_SLOT");
        assertThat(found())
                .containsExactlyInAnyOrder("TRIAL_ENTRY trial.beside 1", "NETWORK_CONNECTOR trial.compute 2");
        SitePair.print("unseen: two rows of a trigger found %d ms after their calls began", millis(begun));

        data.execute("ALTER TABLE TRIAL_ENTRY ADD CONSTRAINT entry_of_slot FOREIGN KEY (SLOT_NAME)"
                + " REFERENCES TRIAL_SLOT (NAME) ON DELETE CASCADE NOT VALID");
        begun = System.nanoTime();
        trial.call("remove", "jdbc", 1);
        assertThat(found())
                .containsExactlyInAnyOrder(
                        "TRIAL_ENTRY trial.beside 1",
                        "NETWORK_CONNECTOR trial.compute 2",
                        "TRIAL_ENTRY trial.remove 1");
        SitePair.print("unseen: a row of a cascade found %d ms after its call began", millis(begun));

        assertThat(east.console().raw("/metrics").body()).containsPattern("reprise_unseen_rows\\S* 4\\.0");
        assertThat(east.server().log().lines("REPR0405W"))
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).contains("1 rows of TRIAL_ENTRY ", "trial.beside"))
                .anySatisfy(line -> assertThat(line).contains("1 rows of NETWORK_CONNECTOR ", "trial.compute"))
                .anySatisfy(line -> assertThat(line).contains("1 rows of TRIAL_ENTRY ", "trial.remove"));
    }

    private static long millis(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toMillis();
    }

    private JsonNode unseen() {
        return east.console().proof().path("unseen");
    }

    private List<String> found() {
        List<String> found = new ArrayList<>();
        for (JsonNode each : unseen().path("found")) {
            found.add(each.path("table").asText() + " " + each.path("method").asText() + " "
                    + each.path("rows").asLong());
        }
        return found;
    }
}
