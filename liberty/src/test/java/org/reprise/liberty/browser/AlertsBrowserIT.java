package org.reprise.liberty.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reprise.liberty.OnRunningSites;
import org.reprise.liberty.Sites;

/** The page of alerts, and the line on the overview; what fires is told to the page in the place of the site's own. */
@OnRunningSites
@ExtendWith(RunningChromium.class)
class AlertsBrowserIT {
    private static final String ALERTS = """
            {"site":"west","note":"","firing":1,"at":"2026-12-01T12:01:00Z","alerts":[
             {"id":"parked:west:","rule":"parked","site":"west","subject":"","severity":"CRITICAL","state":"FIRING","text":"1 event is parked at site 'west'",
              "since":"2026-12-01T12:00:00Z","fired":"2026-12-01T12:00:10Z","told":true,"cause":""},
             {"id":"lag-seconds:west:","rule":"lag-seconds","site":"west","subject":"","severity":"WARNING","state":"PENDING","text":"61 s behind",
              "since":"2026-12-01T12:00:30Z","told":false,"cause":"parked:west:"},
             {"id":"queue-depth:west:orders","rule":"queue-depth","site":"west","subject":"orders","severity":"WARNING","state":"RESOLVED","text":"801 of the 1,000",
              "since":"2026-12-01T11:00:30Z","fired":"2026-12-01T11:01:30Z","resolved":"2026-12-01T11:09:30Z","told":false,"cause":""}],
             "mutes":[{"what":"disk","until":"2026-12-01T13:00:00Z","who":"bob","reason":"it is full on purpose"}],
             "channels":[{"name":"mail","waiting":2,"trouble":"no connection"},{"name":"pager","waiting":0,"trouble":""}]}""";

    @Test
    void viewerSeesThatNobodyIsToldWhereNothingIsConfigured(Chromium chromium, Sites sites) {
        try (Visit visit = chromium.visit()) {
            ConsolePage west = ConsolePage.open(visit, sites, "west", "viewer");
            west.turnTo("Alerts");
            assertThat(west.section("How people are told")).containsText("Nobody is told");
            assertThat(west.section("Muted")).containsText("Nothing is muted.");
            visit.look("console-alerts-none");
            visit.checkQuiet("/reprise/api/me");
        }
    }

    @Test
    void operatorIsLedFromTheOverviewToWhatFiresAndTakesIt(Chromium chromium, Sites sites) {
        try (Visit visit = chromium.visit()) {
            visit.page()
                    .route(
                            "**/reprise/api/alerts",
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setContentType("application/json")
                                    .setBody(ALERTS)));
            visit.page()
                    .route(
                            "**/reprise/api/alerts/acknowledge",
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setContentType("application/json")
                                    .setBody("{\"effect\":\"operator looks after it\"}")));
            ConsolePage west = ConsolePage.open(visit, sites, "west", "operator");
            visit.page().getByText("1 alert fires.").waitFor();
            visit.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("All alerts"))
                    .click();
            assertThat(west.row("Firing", "west")).containsText("1 event is parked at site 'west'");
            assertThat(west.section("Pending")).containsText("Nobody is told while it goes with parked:west:");
            assertThat(west.section("Over, since a day")).containsText("801 of the 1,000");
            assertThat(west.row("How people are told", "mail")).containsText("no connection");
            visit.look("console-alerts");
            west.button("Acknowledge parked:west:").click();
            assertThat(west.dialog()).containsText("Others see that you look after it");
            west.dialog().getByLabel("Reason").fill("I look");
            west.dialog().locator("button.main").click();
            assertThat(visit.page().getByText("operator looks after it")).isVisible();
            west.button("Mute parked:west:").click();
            assertThat(west.dialog().getByLabel("For")).hasValue("PT1H");
            visit.look("console-alerts-mute");
        }
    }
}
