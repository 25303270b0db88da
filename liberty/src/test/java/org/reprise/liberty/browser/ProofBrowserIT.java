package org.reprise.liberty.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reprise.liberty.OnRunningSites;
import org.reprise.liberty.Sites;
import org.reprise.liberty.Trial;

/** What was proved, healed and demoted, as an operator sees it. */
@OnRunningSites
@ExtendWith(RunningChromium.class)
class ProofBrowserIT {

    @Test
    void healedMethodIsShownWithItsDifferencesAndPromotedByAnOperator(Chromium chromium, Sites sites) {
        Trial east = new Trial(sites.server("east"));
        for (int i = 0; i < 5; i++) {
            east.call("guess", "seen" + i, 0);
        }
        try (Visit visit = chromium.visit()) {
            ConsolePage west = ConsolePage.open(visit, sites, "west", "admin");
            assertThat(west.row("Proof", "trial.guess")).containsText("trial.guess");
            Locator demoted = west.row("Demoted methods", "trial.guess");
            assertThat(demoted).hasCount(1);
            // not the newest of all, where other classes left some or had the method demoted
            Locator difference = west.table("Differences")
                    .locator("tbody tr")
                    .filter(new Locator.FilterOptions().setHasText("trial.guess"))
                    .first();
            assertThat(difference).containsText("TRIAL_");
            visit.look("console-proof");

            demoted.getByRole(AriaRole.TEXTBOX).fill("it keeps still now");
            west.act("Promote", "trial.guess").click();
            assertThat(demoted).hasCount(0);
            Locator audit = west.table("Audit").locator("tbody tr").first();
            assertThat(audit).containsText("promote");
            assertThat(audit).containsText("it keeps still now");
            visit.checkQuiet("/reprise/api/me");
        }
    }
}
