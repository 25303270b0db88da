package org.reprise.liberty.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reprise.liberty.NetworkClient;
import org.reprise.liberty.OnRunningSites;
import org.reprise.liberty.Probe;
import org.reprise.liberty.Sites;

/** A comparison and a repair as an operator starts them, and the event log as anybody searches it. */
@OnRunningSites
@ExtendWith(RunningChromium.class)
class JobsBrowserIT {

    @Test
    void operatorComparesRepairsAndLooksIntoTheLog(Chromium chromium, Sites sites) {
        NetworkClient east =
                new NetworkClient(sites.server("east").site().address().url());
        String message = east.as("admin").handIn("c001", "p001", "changed by hand at west");
        try (Visit visit = chromium.visit()) {
            ConsolePage west = ConsolePage.open(visit, sites, "west", "admin");
            Locator log = west.section("Event log");
            search(log, "Text, such as a key", message);
            assertThat(west.table("Event log").locator("tbody tr")).hasCount(1);
            west.table("Event log").getByRole(AriaRole.BUTTON).first().click();
            assertThat(log.locator("pre").first()).containsText(message);
            visit.look("console-log");
            west.page().reload();
            assertThat(log.getByLabel("Text, such as a key")).hasValue(message);
            assertThat(log.locator("pre").first()).containsText(message);
            search(log, "Text, such as a key", "");
            search(log, "Events", "name=network.accept & user=admin");
            assertThat(west.table("Event log").locator("tbody tr").first()).containsText("admin");
            search(log, "Events", "name=network.accept");
            search(log, "User", "nobody-of-that-name");
            assertThat(log).containsText("No event");
            search(log, "User", "");
            search(log, "Events", "sometimes");
            assertThat(log).containsText("'sometimes' is no term");

            new Probe(sites.server("west"))
                    .update("UPDATE NETWORK_MESSAGE SET AMOUNT = 7 WHERE MESSAGE_ID = '" + message + "'");
            start(west, "Compare with another site", "east", "month end");
            assertThat(west.table("Rows that differ")).containsText("AMOUNT");
            assertThat(west.table("Tables that differ")).containsText("NETWORK_MESSAGE");
            visit.look("console-jobs");
            start(west, "Repair after another site", "east", "by hand, and wrong");
            assertThat(west.dialog()).containsText("found 0 missing, 1 other and 0 too many");
            visit.look("console-repair");
            west.confirm("Repair");
            assertThat(west.section("Jobs")).containsText("all equal");
            assertThat(west.table("Rows that differ")).hasCount(0);
            start(west, "Compare with another site", "nowhere", "a typing error");
            Locator refused = west.form("Compare with another site");
            assertThat(refused.getByRole(AriaRole.ALERT)).containsText("Site 'nowhere' is unknown here");
            // what was written stays, to be put right
            assertThat(refused.getByLabel("Reason")).hasValue("a typing error");
            Locator seed = west.form("Seed this new site");
            seed.getByLabel("With rows of site").fill("east");
            seed.getByLabel("Reason").fill("west is not empty");
            seed.getByRole(AriaRole.BUTTON).click();
            assertThat(west.dialog()).containsText("No row that is here goes");
            west.confirm("Seed");
            assertThat(west.table("Jobs")).containsText("This site's database is not empty: the table");
            Locator export = west.form("Export the log");
            export.getByLabel("File").fill("console-" + System.nanoTime() + ".json");
            export.getByLabel("Reason").fill("for the auditor");
            export.getByRole(AriaRole.BUTTON).click();
            assertThat(west.table("Jobs")).containsText("portions with the events 1 to");
            start(west, "Import an export", "File", "no-such.json", "a typing error");
            assertThat(west.form("Import an export")).containsText("There is no file 'no-such.json'");
            visit.checkQuiet(
                    "/reprise/api/me", "/reprise/api/events", "/reprise/api/jobs/compare", "/reprise/api/jobs/import");
        }
    }

    private static void search(Locator log, String field, String value) {
        log.getByLabel(field).fill(value);
        log.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Search"))
                .click();
    }

    private static void start(ConsolePage page, String form, String site, String reason) {
        start(page, form, "With site", site, reason);
    }

    private static void start(ConsolePage page, String form, String field, String value, String reason) {
        Locator at = page.form(form);
        at.getByLabel(field).fill(value);
        at.getByLabel("Reason").fill(reason);
        at.getByRole(AriaRole.BUTTON).click();
    }
}
