package org.reprise.liberty.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reprise.liberty.NetworkClient;
import org.reprise.liberty.RunningSites;
import org.reprise.liberty.Sites;

/** Who follows whom, and what is stored, as anybody sees it. */
@ExtendWith({RunningChromium.class, RunningSites.class})
class MapBrowserIT {

    @Test
    void viewerSeesWhoFollowsWhomAndThePortions(Chromium chromium, Sites sites) {
        new NetworkClient(sites.server("east").site().address().url()).handIn("c001", "p001", "to have a portion");
        try (Visit visit = chromium.visit()) {
            ConsolePage west = ConsolePage.open(visit, sites, "west", "viewer");
            Locator map = west.section("Map");
            assertThat(map.getByRole(AriaRole.IMG))
                    .hasAccessibleName(Pattern.compile(".*west gets its events from east.*"));
            assertThat(map.locator("path.edge.used")).hasCount(1);
            assertThat(map.locator("g.site")).hasCount(2);
            assertThat(map).containsText("up to date");

            Locator rows = west.table("Portions").locator("tbody tr");
            assertThat(rows.first()).containsText("applied");
            west.section("Portions and gaps").getByLabel("Up to event").fill("1");
            west.section("Portions and gaps")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Look"))
                    .click();
            assertThat(rows).hasCount(1);
            assertThat(rows.first().locator("th")).hasText("1");
            visit.look("console-map");
            visit.checkQuiet("/reprise/api/me");
        }
    }
}
