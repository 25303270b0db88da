package org.reprise.liberty.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reprise.liberty.OnRunningSites;
import org.reprise.liberty.Sites;

/** Whom a secondary asks and when it replays, as an operator sees and changes it. */
@OnRunningSites
@ExtendWith(RunningChromium.class)
class PolicyBrowserIT {

    @Test
    void operatorHoldsReplayAppliesWhatHasComeAndLetsItGo(Chromium chromium, Sites sites) {
        try (Visit visit = chromium.visit()) {
            ConsolePage west = ConsolePage.open(visit, sites, "west", "admin");
            assertThat(west.figure("west", "Follows")).containsText("east");
            assertThat(west.figure("west", "Follows")).containsText("immediate");
            assertThat(west.figure("east", "Follows")).hasText("nobody");

            change(west, "Replay at other times", "Replay so", "Schedule", "whenever", "nonsense");
            assertThat(west.dialog()).containsText("From now on this site replays by \"whenever\", and stops nowhere.");
            west.confirm("Replay so");
            assertThat(west.dialog()).containsText("'whenever' is no schedule");
            west.confirm("Cancel");
            change(west, "Replay at other times", "Replay so", "Schedule", "held", "month end");
            west.confirm("Replay so");
            assertThat(west.section("Policy")).containsText("replays by the schedule 'held' from now on");
            assertThat(west.figure("west", "Follows")).containsText("held");
            visit.look("console-policy");

            Locator now = west.form("Apply now");
            now.getByLabel("Reason").fill("the books are closed");
            now.getByRole(AriaRole.BUTTON).click();
            assertThat(west.section("Policy")).containsText("The schedule stays");
            Locator audit = west.table("Audit").locator("tbody tr").first();
            assertThat(audit).containsText("release");

            change(west, "Ask others", "Ask these", "Upstreams", "nowhere", "a typing error");
            assertThat(west.section("Policy")).containsText("Site 'nowhere' is unknown here");
            change(west, "Take other events", "Take these", "Only these", "sometimes", "nonsense");
            assertThat(west.section("Policy")).containsText("'sometimes' is no term");
            assertThat(west.form("Take other events").getByLabel("Only these")).hasAttribute("aria-invalid", "true");
            assertThat(west.form("Take other events").getByLabel("Only these")).hasValue("sometimes");
            visit.look("console-policy-refused");
            change(west, "Take other events", "Take these", "Only these", "name=nosuch.*", "a slip");
            assertThat(west.dialog()).containsText("it would have taken 0 and left out");
            assertThat(west.dialog()).containsText("nobody knows an event name like that");
            visit.look("console-policy-subscription");
            west.confirm("Cancel");
            assertThat(west.section("Policy")).containsText("every event");
            change(west, "Get some kinds first", "Get these first", "Kinds", "two words", "nonsense");
            assertThat(west.form("Get some kinds first")).containsText("'two words' is no kind");
            change(west, "Get some kinds first", "Get these first", "Kinds", "parcel, message", "the quarter ends");
            assertThat(west.section("Policy")).containsText("first those of kind parcel, then message");
            change(west, "Get some kinds first", "Get these first", "Kinds", "", "it is over");
            assertThat(west.section("Policy")).not().containsText("first those of kind");
            superseded(west, "left out");
            west.confirm("Leave them out");
            assertThat(west.section("Policy")).containsText("without superseded ones");
            superseded(west, "taken");
            assertThat(west.section("Policy")).not().containsText("without superseded ones");
            change(west, "Replay at other times", "Replay so", "Schedule", "immediate", "the month is over");
            west.confirm("Replay so");
            assertThat(west.figure("west", "Follows")).containsText("immediate");
            visit.checkQuiet(
                    "/reprise/api/me",
                    "/reprise/api/policy/priority",
                    "/reprise/api/policy/replay",
                    "/reprise/api/policy/subscription",
                    "/reprise/api/policy/upstreams");
        }
    }

    private static void superseded(ConsolePage page, String choice) {
        Locator at = page.form("Superseded events");
        at.getByLabel("Events that later ones made irrelevant").selectOption(choice);
        at.getByLabel("Reason").fill("by an operator");
        at.getByRole(AriaRole.BUTTON).click();
    }

    private static void change(ConsolePage page, String form, String verb, String field, String value, String reason) {
        Locator at = page.form(form);
        at.getByLabel(field).fill(value);
        at.getByLabel("Reason").fill(reason);
        at.getByRole(AriaRole.BUTTON).click();
    }
}
