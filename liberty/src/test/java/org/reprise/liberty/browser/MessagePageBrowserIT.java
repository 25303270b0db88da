package org.reprise.liberty.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reprise.liberty.OnRunningSites;
import org.reprise.liberty.Sites;

@OnRunningSites
@ExtendWith(RunningChromium.class)
class MessagePageBrowserIT {

    @Test
    void messageHandedInAtEastIsFollowedUntilItIsReceivedAndIsShownAtWest(Chromium chromium, Sites sites) {
        try (Visit atEast = chromium.visit();
                Visit atWest = chromium.visit()) {
            MessagePage east = MessagePage.open(atEast, sites, "east");
            HeldPasses passes = HeldPasses.of(atEast.page());
            east.handIn("Seen in a browser");
            String id = east.followedId();
            assertThat(east.status()).hasText("accepted");
            passes.letOne();
            assertThat(east.status()).hasText("sent");
            atEast.look("messages-sent");
            passes.letAll();

            MessagePage west = MessagePage.open(atWest, sites, "west");
            west.follow(id);
            assertThat(west.status()).hasText("received");
            assertThat(west.followed()).containsText("“Seen in a browser”");
            assertThat(west.followed().locator("li")).hasCount(3);
            assertThat(west.newest().first()).containsText("received");
            atWest.look("messages-received-west");

            assertThat(east.status()).hasText("received");
            assertThat(east.banner()).not().isVisible();
            atEast.look("messages-received-east");
            atEast.checkQuiet();
            atWest.checkQuiet();
        }
    }

    @Test
    void handingInAtWestIsRefusedWithTheNameOfThePrimary(Chromium chromium, Sites sites) {
        try (Visit visit = chromium.visit()) {
            MessagePage west = MessagePage.open(visit, sites, "west");
            west.handIn("For another site");
            assertThat(west.banner()).containsText("This site, west, is a secondary");
            assertThat(west.banner()).containsText("The primary is east.");
            visit.look("messages-not-primary");
            visit.checkQuiet("/network/api/messages");
        }
    }

    @Test
    void loadTellsItsProgressUntilItIsDone(Chromium chromium, Sites sites) {
        try (Visit visit = chromium.visit(ColorScheme.DARK, 1360)) {
            MessagePage east = MessagePage.open(visit, sites, "east");
            east.load(2, 60, 40);
            assertThat(east.progress()).containsText(Pattern.compile("100 calls in .* s, .* per second, 0 failed\\."));
            assertThat(east.progress()).containsText("pass: 60 calls");
            assertThat(east.progress()).containsText("heartbeat: 40 calls");
            visit.look("messages-load-dark");
            visit.checkQuiet();
        }
    }

    @Test
    void pageFitsANarrowScreen(Chromium chromium, Sites sites) {
        try (Visit visit = chromium.visit(ColorScheme.LIGHT, 400)) {
            MessagePage east = MessagePage.open(visit, sites, "east");
            east.handIn("From a telephone");
            assertThat(east.newest().first()).containsText("From a telephone");
            assertThat(east.status()).hasText("received");
            visit.look("messages-narrow");
            visit.checkQuiet();
        }
    }
}
