package org.reprise.liberty.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reprise.liberty.Console;
import org.reprise.liberty.NetworkClient;
import org.reprise.liberty.OnRunningSites;
import org.reprise.liberty.Probe;
import org.reprise.liberty.RefusedPoint;
import org.reprise.liberty.Sites;

/** An event that fails for good at west, and what the console lets people do about it. */
@OnRunningSites
@ExtendWith(RunningChromium.class)
class ParkedBrowserIT {

    @Test
    void parkedEventIsShownAndAnOperatorRetriesItByKeyboard(Chromium chromium, Sites sites) {
        new Console(sites.server("west").site().address().url(), "admin").settle("east");
        NetworkClient east = network(sites, "east");
        String message = east.handIn("c003", "p003", "Fails at west");
        await("the message is at west")
                .atMost(Duration.ofMinutes(3))
                .until(() -> network(sites, "west").status(message).isPresent());
        RefusedPoint refused = null;
        try (Visit visit = chromium.visit();
                Visit other = chromium.visit()) {
            ConsolePage west = ConsolePage.open(visit, sites, "west", "admin");
            assertThat(west.section("Parked events")).containsText("None at this site.");
            refused = RefusedPoint.at(new Probe(sites.server("west")), "p004");
            east.pass(message, "p004");
            east.pass(message, "p003");

            Locator parked = west.table("Parked events").locator("tbody tr");
            assertThat(parked).hasCount(1);
            assertThat(parked).containsText("network.pass");
            assertThat(parked).containsText(Pattern.compile("constraint", Pattern.CASE_INSENSITIVE));
            assertThat(west.section("Parked events")).containsText("1 at this site. 1 stored event waits behind.");
            assertThat(west.figure("west", "Parked")).hasText("1");
            assertThat(west.figure("west", "State")).hasText("hindered");
            visit.look("console-parked");
            String position = parked.locator("th").innerText();
            viewerSeesItAndHasNoButtons(other, sites);

            retryByKeyboard(visit, west, position, "to see it fail");
            assertThat(west.section("Parked events")).containsText("replay failed again");
            refused.close();
            refused = null;
            retryByKeyboard(visit, west, position, "the constraint is gone");
            assertThat(west.section("Parked events")).containsText("the event is no longer parked");
            assertThat(west.section("Parked events")).containsText("None at this site.");
            assertThat(west.figure("west", "Lag events")).hasText("0");
            assertThat(west.figure("west", "State")).hasText("ready");
            Locator audit = west.table("Audit").locator("tbody tr").first();
            assertThat(audit.locator("td").nth(1)).hasText("admin");
            assertThat(audit).containsText("the constraint is gone");
            visit.look("console-retried");
            visit.checkQuiet("/reprise/api/me");
        } finally {
            if (refused != null) {
                refused.close();
                new Console(sites.server("west").site().address().url(), "admin").retryAll();
            }
        }
        await("what waited has followed").atMost(Duration.ofMinutes(3)).until(() -> network(sites, "west")
                .status(message)
                .filter("RECEIVED"::equals)
                .isPresent());
    }

    private static void viewerSeesItAndHasNoButtons(Visit visit, Sites sites) {
        ConsolePage west = ConsolePage.open(visit, sites, "west", "viewer");
        assertThat(west.table("Parked events").locator("tbody tr")).hasCount(1);
        assertThat(west.acts()).hasCount(0);
        assertThat(west.section("Parked events")).not().containsText("What to do");

        ConsolePage east = ConsolePage.open(visit, sites, "east", "viewer");
        assertThat(east.section("Parked events")).containsText("1 at west");
        visit.checkQuiet("/reprise/api/me");
    }

    private static void retryByKeyboard(Visit visit, ConsolePage console, String position, String reason) {
        Locator retry = console.act("Retry", position);
        retry.focus();
        console.page().keyboard().press("Enter");
        assertThat(console.dialog()).containsText("The event is replayed once more.");
        console.page().keyboard().press("Escape");
        // gone from the page, not only closed: what its closing does is done
        assertThat(console.page().locator("dialog")).hasCount(0);
        assertThat(retry).isFocused();

        console.page().keyboard().press("Enter");
        assertThat(console.dialog().getByLabel("Reason")).isFocused();
        assertThat(console.act("Retry", "the event")).isDisabled();
        console.page().keyboard().type(reason);
        visit.look("console-retry-dialog");
        console.page().keyboard().press("Tab");
        console.page().keyboard().press("Tab");
        assertThat(console.act("Retry", "the event")).isFocused();
        console.page().keyboard().press("Enter");
        assertThat(console.dialog()).not().isVisible();
    }

    private static NetworkClient network(Sites sites, String site) {
        URI url = sites.server(site).site().address().url();
        return new NetworkClient(url);
    }
}
