package org.reprise.liberty.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reprise.liberty.Console;
import org.reprise.liberty.NetworkClient;
import org.reprise.liberty.OnRunningSites;
import org.reprise.liberty.Sites;

@OnRunningSites
@ExtendWith(RunningChromium.class)
class ConsoleBrowserIT {

    /** The browser says 401 aloud when the page asks who is logged in and nobody is. */
    private static final String NOBODY = "/reprise/api/me";

    private static final Pattern POSITION = Pattern.compile("\\d+:\\d+");

    @Test
    void wrongPasswordIsRefused(Chromium chromium, Sites sites) {
        try (Visit visit = chromium.visit()) {
            ConsolePage west = ConsolePage.open(visit, sites, "west");
            assertThat(west.heading("Log in to this site")).isVisible();
            visit.look("console-login");
            west.login("operator", "guessed");
            assertThat(west.alert()).containsText("The name or the password is wrong.");
            assertThat(west.heading("Sites")).not().isVisible();
            visit.look("console-login-refused");
            visit.checkQuiet(NOBODY, "/reprise/api/login");
        }
    }

    @Test
    void viewerSeesBothSitesAndTheQueues(Chromium chromium, Sites sites) {
        new Console(sites.server("west").site().address().url(), "admin").settle("east");
        try (Visit visit = chromium.visit(ColorScheme.DARK, 1360)) {
            ConsolePage west = ConsolePage.open(visit, sites, "west", "viewer");
            assertThat(west.figure("east", "Role")).hasText("primary");
            assertThat(west.figure("west", "Role")).hasText("secondary");
            for (String site : new String[] {"east", "west"}) {
                assertThat(west.figure(site, "State")).hasText("ready");
                assertThat(west.figure(site, "Head")).hasText(POSITION);
                assertThat(west.figure(site, "Replayed")).hasText(POSITION);
                assertThat(west.figure(site, "Lag events")).hasText(Pattern.compile("[\\d,]+"));
                assertThat(west.figure(site, "Lag time")).hasText(Pattern.compile("[\\d.]+ s"));
                assertThat(west.figure(site, "Age")).hasText(Pattern.compile("[\\d.]+ s"));
                assertThat(west.figure(site, "Reachable")).hasText("yes");
                for (String queue : new String[] {"requests", "portions"}) {
                    Locator row = west.row("Queues", "reprise." + site + "." + queue);
                    assertThat(row.locator("td")).hasText(new Pattern[] {
                        Pattern.compile(site), Pattern.compile("\\d+"), Pattern.compile("[\\d.]+/s")
                    });
                }
            }
            assertThat(west.acts()).hasCount(0);
            visit.look("console-viewer-dark");
            visit.checkQuiet(NOBODY);
        }
    }

    @Test
    void positionsGrowWhileThePageStaysOpen(Chromium chromium, Sites sites) {
        try (Visit visit = chromium.visit(ColorScheme.LIGHT, 400)) {
            ConsolePage east = ConsolePage.open(visit, sites, "east", "viewer");
            assertThat(east.figure("west", "Replayed")).hasText(POSITION);
            visit.page().evaluate("window.openedOnce = true");
            String head = east.figure("east", "Head").innerText();
            String replayed = east.figure("west", "Replayed").innerText();

            NetworkClient network = network(sites, "east");
            for (int i = 0; i < 20; i++) {
                network.handIn("c002", "p002", "Watched in the console " + i);
            }
            assertThat(east.figure("east", "Head")).not().hasText(head);
            assertThat(east.figure("west", "Replayed")).not().hasText(replayed);
            assertThat(east.figure("west", "Lag events")).hasText("0");
            assertThat(visit.page().evaluate("window.openedOnce")).isEqualTo(true);
            visit.look("console-narrow");
            visit.checkQuiet(NOBODY);
        }
    }

    @Test
    void figuresThatComeNoMoreAreCalledStale(Chromium chromium, Sites sites) {
        try (Visit visit = chromium.visit()) {
            ConsolePage west = ConsolePage.open(visit, sites, "west", "viewer");
            assertThat(west.banner()).isEmpty();
            visit.setOffline(true);
            assertThat(west.banner()).containsText("The figures are stale.");
            visit.look("console-stale");
            visit.setOffline(false);
            assertThat(west.banner()).isEmpty();
            visit.checkQuiet(NOBODY, "ERR_INTERNET_DISCONNECTED");
        }
    }

    @Test
    void siteThatIsKilledIsARowThatSaysSo(Chromium chromium, Sites sites) {
        try (Visit visit = chromium.visit(ColorScheme.DARK, 1360)) {
            ConsolePage west = ConsolePage.open(visit, sites, "west", "viewer");
            assertThat(west.figure("east", "Reachable")).hasText("yes");
            sites.server("east").kill();

            assertThat(west.figure("east", "Reachable")).hasText("no");
            assertThat(west.table("Sites")).containsText("Not reachable since");
            assertThat(west.figure("east", "State")).hasText("unknown");
            String age = west.figure("east", "Age").innerText();
            assertThat(west.figure("east", "Age")).not().hasText(age);
            assertThat(west.figure("west", "Reachable")).hasText("yes");
            assertThat(west.banner()).isEmpty();
            visit.look("console-unreachable-dark");

            sites.start();
            assertThat(west.figure("east", "Reachable")).hasText("yes");
            assertThat(west.figure("east", "State")).hasText("ready");
            visit.checkQuiet(NOBODY);
        }
    }

    private static NetworkClient network(Sites sites, String site) {
        return new NetworkClient(sites.server(site).site().address().url());
    }
}
