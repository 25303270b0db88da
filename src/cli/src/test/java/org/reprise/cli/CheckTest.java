package org.reprise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether a site can hold what another one has. */
class CheckTest {
    private static final String FOUND = """
            {"other":"east","at":"2026-11-23T02:00:00Z","fits":%s,"misfits":[%s]}""";
    private static final String NARROW = """
            {"grade":"CANNOT_HOLD","place":"ITEM.NAME","what":"length","here":"VARCHAR(20)","there":"VARCHAR(40)",
             "sentence":"Longer values are refused here.","remedy":"Widen it."}""";
    private static final String ZONE = """
            {"grade":"HOLDS_LESS","place":"values that do not fit","what":"values that do not fit","here":"cut","there":"refused",
             "sentence":"They are cut.","remedy":"Be strict."}""";

    private SiteDouble site;
    private Shell shell;

    @BeforeEach
    void start() throws IOException {
        site = new SiteDouble();
        shell = Shell.at(site);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void whatCannotBeHeldIsNamedWithItsRemedyAndExitsWithFour() {
        site.answers("POST fit/check", FOUND.formatted("false", NARROW + "," + ZONE));
        assertThat(shell.run("--utc", "check", "east")).isEqualTo(4);
        assertThat(shell.out()).isEqualToNormalizingNewlines("""
                Against east, 2026-11-23 02:00:00Z: this site cannot hold all of it; 2 differences

                cannot hold: ITEM.NAME, length
                  here VARCHAR(20), there VARCHAR(40)
                  Longer values are refused here. Widen it.

                holds less: values that do not fit
                  here cut, there refused
                  They are cut. Be strict.
                """);
        assertThat(site.asked().get(0).body()).contains("\"site\":\"east\"");
    }

    @Test
    void siteThatFitsExitsWithNought() {
        site.answers("POST fit/check", FOUND.formatted("true", ""));
        assertThat(shell.run("check")).isZero();
        assertThat(shell.out()).contains("no difference");
        assertThat(site.asked().get(0).body()).contains("\"site\":\"\"");
    }

    @Test
    void acceptingWantsAReason() {
        site.answers("POST fit/accept", "{\"effect\":\"It follows.\"}");
        assertThat(shell.run("check", "--accept")).isEqualTo(2);
        assertThat(site.asked()).isEmpty();
        assertThat(shell.run("check", "--accept", "--reason", "no value is so long"))
                .isZero();
        assertThat(shell.out()).contains("It follows.");
        assertThat(site.asked().get(0).body()).contains("\"reason\":\"no value is so long\"");
    }
}
