package org.reprise.liberty.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reprise.liberty.NetworkClient;
import org.reprise.liberty.OnRunningSites;
import org.reprise.liberty.Sites;

/** The page "Sites": a planned switch from the page and back by keyboard, and what a viewer and an offline page see. */
@OnRunningSites
@ExtendWith(RunningChromium.class)
class ReignBrowserIT {
    private static final String NOBODY = "/reprise/api/me";

    @Test
    void operatorMakesWestPrimaryAndThenEastAgain(Chromium chromium, Sites sites) {
        new NetworkClient(sites.server("east").site().address().url()).handIn("c001", "p001", "before the switch");
        URI back;
        try (Visit visit = chromium.visit()) {
            ConsolePage west = ConsolePage.open(visit, sites, "west", "admin");
            west.turnTo("Sites");
            assertThat(west.row("Standing", "east")).containsText("primary");
            assertThat(west.row("Standing", "west")).containsText("secondary");
            visit.look("sites");
            beginAnew(west);
            look(west);
            assertThat(west.section("Make another site primary")).containsText("Nothing. east takes no calls");
            visit.look("sites-looked");
            make(west, "west", "the disks of east are changed");
            Locator change = west.section("Make another site primary");
            assertThat(change)
                    .containsText(Pattern.compile("east stopped at\\s*event \\d+:\\d+; it commits nothing behind it"));
            assertThat(change)
                    .containsText(Pattern.compile("Barrier\\s*event \\d+:[\\d,]+, the first of the reign of west"));
            assertThat(change).containsText(Pattern.compile("Told since\\s*east"));
            assertThat(west.row("Standing", "west")).containsText("primary");
            assertThat(west.row("Standing", "east")).containsText("secondary");
            assertThat(west.table("History of reigns").locator("tbody tr").first())
                    .containsText("the disks of east are changed");
            Locator again = west.section("Coming back").getByRole(AriaRole.LINK);
            assertThat(again).hasText("make east primary by a planned switch");
            visit.look("sites-switched");
            back = URI.create(again.getAttribute("href"));
            visit.checkQuiet(NOBODY);
        }
        try (Visit visit = chromium.visit(ColorScheme.DARK, 1360)) {
            visit.open(back);
            ConsolePage east = ConsolePage.of(visit);
            east.login("admin", "admin");
            assertThat(east.section("Make another site primary").getByLabel("east (this site)"))
                    .isChecked();
            look(east);
            make(east, "east", "the disks are changed");
            assertThat(east.row("Standing", "east")).containsText("primary");
            assertThat(east.row("Standing", "west")).containsText("secondary");
            visit.look("sites-switched-back-dark");
            visit.checkQuiet(NOBODY);
        }
    }

    @Test
    void viewerSeesWhoReignsAndMayChangeNothing(Chromium chromium, Sites sites) {
        try (Visit visit = chromium.visit(ColorScheme.LIGHT, 400)) {
            ConsolePage west = ConsolePage.open(visit, sites, "west", "viewer");
            west.turnTo("Sites");
            assertThat(visit.page().url()).contains("page=sites");
            assertThat(west.section("Who is primary")).containsText("east is primary, by epoch");
            assertThat(west.section("Make another site primary").getByRole(AriaRole.RADIO))
                    .hasCount(0);
            assertThat(west.section("Make another site primary").getByRole(AriaRole.TEXTBOX))
                    .hasCount(0);
            visit.look("sites-viewer-narrow");
            visit.page().goBack();
            assertThat(west.table("Sites")).isVisible();
            visit.checkQuiet(NOBODY);
        }
    }

    @Test
    void whatComesNoMoreIsShownAsItWasAndGetsOlder(Chromium chromium, Sites sites) {
        try (Visit visit = chromium.visit(ColorScheme.DARK, 1360)) {
            ConsolePage west = ConsolePage.open(visit, sites, "west", "viewer");
            west.turnTo("Sites");
            assertThat(west.row("Standing", "west")).containsText("now");
            visit.setOffline(true);
            assertThat(west.row("Standing", "west")).containsText("was secondary");
            assertThat(west.row("Standing", "east")).containsText("was primary");
            assertThat(west.section("Who is primary")).containsText("What stands here is how it was.");
            String age = west.row("Standing", "east").locator("td").last().innerText();
            assertThat(west.row("Standing", "east").locator("td").last()).not().hasText(age);
            visit.look("sites-stale-dark");
            visit.setOffline(false);
            assertThat(west.row("Standing", "west")).containsText("now");
            visit.checkQuiet(NOBODY, "ERR_INTERNET_DISCONNECTED");
        }
    }

    /** Where a change that another class has begun at this server is shown still. */
    private static void beginAnew(ConsolePage page) {
        Locator section = page.section("Make another site primary");
        Locator again = page.button("Another change");
        assertThat(section.getByRole(AriaRole.BUTTON).first()).isVisible();
        if (again.isVisible()) {
            again.click();
        }
    }

    /** By keyboard, as all of it can be done. */
    private static void look(ConsolePage page) {
        page.button("Look whether it can be").press("Enter");
        assertThat(page.section("Make another site primary")).containsText("can be made primary. Nothing was changed.");
        assertThat(page.page().locator("h3:focus")).containsText("Checks");
    }

    private static void make(ConsolePage page, String site, String reason) {
        Locator act = page.button("Planned switch: make " + site + " primary");
        assertThat(act).isDisabled();
        page.page().getByLabel("Type " + site + " to make it primary").pressSequentially(site);
        page.page().keyboard().press("Tab");
        page.page().keyboard().type(reason);
        assertThat(act).isEnabled();
        page.page().keyboard().press("Enter");
        assertThat(page.section("Make another site primary")).containsText(site + " is primary, by epoch");
        Locator steps = page.page().getByLabel("Steps of the change").getByRole(AriaRole.LISTITEM);
        assertThat(steps.last()).containsText("done");
        assertThat(steps.allInnerTexts()).allSatisfy(step -> assertThat(step).contains("done"));
    }
}
