package org.reprise.liberty.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reprise.liberty.OnRunningSites;
import org.reprise.liberty.Sites;

/** The page of queues, as viewers and operators see it. */
@OnRunningSites
@ExtendWith(RunningChromium.class)
class QueuesBrowserIT {

    private static final String PORTIONS = "reprise.west.portions";

    @Test
    void viewerSeesEveryQueueAndWhatWaitsInTheSite(Chromium chromium, Sites sites) {
        try (Visit visit = chromium.visit()) {
            ConsolePage west = ConsolePage.open(visit, sites, "west", "viewer");
            west.turnTo("Queues");
            assertThat(west.row("Queues", "_SYSTEM.Exception.Destination")).containsText("exception destination");
            assertThat(west.row("Queues", "events stored, not replayed")).containsText("this site");
            assertThat(west.row("Queues", "reprise.west.portions").getByRole(AriaRole.IMG))
                    .hasAccessibleName(Pattern.compile("Depth of reprise.west.portions over fifteen minutes: .*"));
            assertThat(west.button("Pause")).hasCount(0);

            west.section("Queues").getByLabel("Name has").fill("WEST.PORTIONS");
            assertThat(west.table("Queues").locator("tbody tr")).hasCount(1);
            assertThat(west.section("Queues")).containsText(Pattern.compile("1 of \\d+"));
            visit.page().reload();
            assertThat(west.table("Queues").locator("tbody tr")).hasCount(1);
            visit.look("console-queues");
            visit.checkQuiet("/reprise/api/me");
        }
    }

    @Test
    void operatorPausesAConsumerAndSeesItSaid(Chromium chromium, Sites sites) {
        try (Visit visit = chromium.visit()) {
            ConsolePage west = ConsolePage.open(visit, sites, "west", "operator");
            west.turnTo("Queues");
            west.table("Queues")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(PORTIONS))
                    .click();
            assertThat(west.section("Queues")).containsText("the last 24 hours");
            assertThat(west.button("Delete all")).hasCount(0);
            Locator listener = west.row("Consumers", ".*PortionListener");
            listener.getByRole(AriaRole.BUTTON).click();
            assertThat(west.dialog()).containsText("what comes stays in its queue");
            west.dialog().getByLabel("Reason").fill("to look at what comes");
            west.button("Pause it").click();
            assertThat(listener).containsText("paused: it takes no message");
            visit.look("console-queue-paused");
            listener.getByRole(AriaRole.BUTTON).click();
            west.dialog().getByLabel("Reason").fill("seen");
            west.button("Resume it").click();
            assertThat(listener).containsText("takes messages");
            visit.checkQuiet("/reprise/api/me");
        }
    }
}
