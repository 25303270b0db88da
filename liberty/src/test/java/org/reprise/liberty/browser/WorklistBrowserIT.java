package org.reprise.liberty.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reprise.liberty.NetworkClient;
import org.reprise.liberty.OnRunningSites;
import org.reprise.liberty.Probe;
import org.reprise.liberty.QuarantineDoor;
import org.reprise.liberty.Sites;

/** The page "Worklist": what it says when nothing is there, and an operator who submits, edits and drops. */
@OnRunningSites
@ExtendWith(RunningChromium.class)
class WorklistBrowserIT {
    private static final String NOBODY = "/reprise/api/me";

    @Test
    void operatorSubmitsSeveralEditsOneAndDropsOne(Chromium chromium, Sites sites) {
        NetworkClient east =
                new NetworkClient(sites.server("east").site().address().url());
        NetworkClient west =
                new NetworkClient(sites.server("west").site().address().url());
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            messages.add(east.handIn("c001", "p005", "on the worklist " + i));
        }
        await("west has them").atMost(Duration.ofMinutes(3)).until(() -> west.status(messages.get(3))
                .isPresent());
        QuarantineDoor door = new QuarantineDoor(new Probe(sites.server("west")));
        try (Visit visit = chromium.visit();
                Visit other = chromium.visit(ColorScheme.DARK, 400)) {
            ConsolePage page = ConsolePage.open(visit, sites, "west", "admin");
            page.turnTo("Worklist");
            Locator section = page.section("Worklist");
            assertThat(section).containsText("Nothing is here: this site never came back");
            visit.look("worklist-empty");

            for (int i = 0; i < 4; i++) {
                door.put(i, messages.get(i), "p003", "");
            }
            Locator rows = page.table("Worklist").locator("tbody tr");
            assertThat(rows).hasCount(4);
            assertThat(rows.first()).containsText("network.pass");
            assertThat(rows.first()).containsText("ada");
            auditorLooksOnly(other, sites);

            page.button(QuarantineDoor.origin(0)).click();
            Locator arguments = section.getByLabel("Arguments of network.pass");
            assertThat(arguments).hasValue("[\"" + messages.get(0) + "\",\"p003\",\"" + QuarantineDoor.AT + "\"]");
            visit.look("worklist-one");
            arguments.fill("[7]");
            decide(page, page.button("Submit with these arguments"), "Submit again", "a typo");
            assertThat(section).containsText("These are no arguments of network.pass");
            page.button(QuarantineDoor.origin(0)).click();
            section.getByLabel("Arguments of network.pass")
                    .fill("[\"" + messages.get(0) + "\",\"p004\",\"" + QuarantineDoor.AT + "\"]");
            decide(page, page.button("Submit with these arguments"), "Submit again", "the other point was meant");
            assertThat(section).containsText("It is in effect at the primary");
            assertThat(rows).hasCount(3);

            section.getByLabel("Choose " + QuarantineDoor.origin(3)).check();
            decide(page, page.button("Drop 1 event"), "Drop", "made by hand");
            assertThat(section).containsText("It is left out for good, and stays on record.");
            assertThat(rows).hasCount(2);

            section.getByLabel("All 2 on this page that wait").check();
            visit.look("worklist-chosen");
            decide(page, page.button("Submit 2 events again"), "Submit again", "callers were told");
            assertThat(section).containsText("None waits any more: all are decided.");
            assertThat(section).containsText("0 wait, 3 submitted again, 1 dropped");
            section.getByLabel("Shown").selectOption("All");
            assertThat(rows).hasCount(4);
            assertThat(rows.first()).containsText("in effect as");
            visit.look("worklist-decided");
            visit.checkQuiet(NOBODY);
        } finally {
            door.empty();
        }
        for (int i = 0; i < 4; i++) {
            Assertions.assertThat(east.status(messages.get(i))).hasValue(i == 3 ? "ACCEPTED" : "SENT");
        }
    }

    private static void auditorLooksOnly(Visit visit, Sites sites) {
        URI address = sites.server("west").site().address().url().resolve("/reprise/?page=worklist");
        visit.open(address);
        ConsolePage page = ConsolePage.of(visit);
        page.login("auditor", "auditor");
        assertThat(page.table("Worklist").locator("tbody tr")).hasCount(4);
        assertThat(page.section("Worklist").getByRole(AriaRole.CHECKBOX)).hasCount(0);
        page.button(QuarantineDoor.origin(1)).click();
        assertThat(page.section("Worklist").getByLabel("Arguments of network.pass"))
                .not()
                .isEditable();
        assertThat(page.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Drop it")))
                .hasCount(0);
        visit.look("worklist-viewer-narrow-dark");
        visit.checkQuiet(NOBODY);
    }

    private static void decide(ConsolePage page, Locator button, String verb, String reason) {
        button.click();
        Locator act = page.dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(verb));
        assertThat(act).isDisabled();
        page.dialog().getByLabel("Reason").fill(reason);
        act.click();
        assertThat(page.page().locator("dialog")).hasCount(0);
    }
}
