package org.reprise.liberty.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reprise.liberty.Console;
import org.reprise.liberty.NetworkClient;
import org.reprise.liberty.OnRunningSites;
import org.reprise.liberty.Sites;

/** Who follows whom, and what is stored, as anybody sees it. */
@OnRunningSites
@ExtendWith(RunningChromium.class)
class MapBrowserIT {

    /** Boxes that lie on each other, lie outside of the picture, or are narrower than a text in them. */
    private static final String MISPLACED = """
            svg => {
              const boxes = [...svg.querySelectorAll('g.site')].map((node) => ({
                name: node.querySelector('.name').textContent, at: node.querySelector('rect').getBoundingClientRect(),
                texts: [...node.querySelectorAll('text')].map((text) => text.getBoundingClientRect()) }));
              const all = svg.getBoundingClientRect();
              const within = (inner, outer) => inner.width === 0 || (inner.left >= outer.left && inner.right <= outer.right
                && inner.top >= outer.top && inner.bottom <= outer.bottom + 1);
              return boxes.filter((box, index) => !within(box.at, all) || box.texts.some((text) => !within(text, box.at))
                || boxes.some((other, place) => place !== index && other.at.left < box.at.right && box.at.left < other.at.right
                  && other.at.top < box.at.bottom && box.at.top < other.at.bottom)).map((box) => box.name);
            }""";

    @Test
    void viewerSeesWhoFollowsWhomAndThePortions(Chromium chromium, Sites sites) {
        network(sites).handIn("c001", "p001", "to have a portion");
        try (Visit visit = chromium.visit()) {
            ConsolePage west = ConsolePage.open(visit, sites, "west", "viewer");
            Locator map = west.section("Map");
            assertThat(map.getByRole(AriaRole.IMG))
                    .hasAccessibleName(Pattern.compile(".*west gets its events from east.*"));
            assertThat(map.locator("path.edge.used")).hasCount(1);
            assertThat(map.locator("g.site")).hasCount(2);
            assertThat(map).containsText("up to date");
            map.getByText("The map as a table").click();
            assertThat(west.row("Map", "west")).containsText("east");
            assertThat(west.row("Map", "west")).containsText("every event");

            Locator portions = west.section("Portions and gaps");
            assertThat(portions).containsText(Pattern.compile("Here ?events 1 to \\d"));
            assertThat(portions).containsText(Pattern.compile("Missing ?nothing"));
            Locator rows = west.table("Portions").locator("tbody tr");
            assertThat(rows.first()).containsText("applied");
            look(west, "1");
            assertThat(rows).hasCount(1);
            assertThat(rows.first().locator("th")).hasText("1");
            visit.look("console-map");
            visit.checkQuiet("/reprise/api/me");
        }
    }

    @Test
    void whatIsHeldIsMarkedAndSaysWhatHoldsIt(Chromium chromium, Sites sites) {
        Console operator = new Console(sites.server("west").site().address().url(), "admin");
        try (Visit visit = chromium.visit()) {
            operator.replay("every PT6H", "", "the month is closed");
            network(sites).handIn("c001", "p001", "held at west");
            ConsolePage west = ConsolePage.open(visit, sites, "west", "viewer");
            assertThat(west.section("Map")).containsText("every PT6H");
            assertThat(west.figure("west", "Lag events")).not().hasText("0");
            Locator rows = west.table("Portions").locator("tbody tr");
            assertThat(west.figure("west", "Stored"))
                    .hasText(west.figure("west", "Head").innerText());
            look(west, "");
            assertThat(rows.first()).containsText("held, till");
            assertThat(west.section("Portions and gaps")).containsText("held by the schedule every PT6H, till");
            operator.replay("held", "", "until further notice");
            assertThat(west.section("Map")).containsText("● held");
            look(west, "");
            assertThat(west.section("Portions and gaps")).containsText("until an operator lets them go");
            visit.look("console-held");
            visit.checkQuiet("/reprise/api/me");
        } finally {
            operator.replay("immediate", "", "the test has ended");
        }
    }

    @Test
    void anyGraphOfSitesIsDrawnWithoutOneOnAnother(Chromium chromium, Sites sites) {
        Console viewer = new Console(sites.server("west").site().address().url(), "viewer");
        drawn(chromium, sites, "six", 8, six(new SitesDouble(viewer.sites())));
        SitesDouble chain = new SitesDouble(viewer.sites());
        chain.add("a");
        chain.add("b", "a", "c");
        chain.add("c", "b", "a", "d");
        chain.add("d", "c", "a", "e");
        chain.add("e", "d", "a", "f");
        chain.add("f", "e", "a", "b");
        drawn(chromium, sites, "chain", 6, chain);
        SitesDouble circle = new SitesDouble(viewer.sites());
        circle.add("a", "b");
        circle.add("b", "c");
        circle.add("c", "a", "p");
        circle.addSilent("p");
        drawn(chromium, sites, "circle", 4, circle);
        SitesDouble alone = new SitesDouble(viewer.sites());
        alone.add("alone");
        drawn(chromium, sites, "alone", 1, alone);
    }

    private static SitesDouble six(SitesDouble sites) {
        ObjectNode west = sites.add("west", "east", "north");
        west.put("lagEvents", 4200).put("lagSeconds", 8000);
        ((ObjectNode) west.path("following"))
                .put("schedule", "held")
                .put("wanted", "name=network.*, kind=message & status=sent")
                .put("superseded", "LEAVE_OUT");
        ObjectNode east = sites.add("east");
        east.withArray("downstream")
                .addObject()
                .put("site", "old")
                .put("has", 3)
                .put("heardAt", "2026-01-01T00:00:00Z")
                .put("needsSeeding", true)
                .put("reason", "the log was larger than its hard limit");
        east.withArray("downstream")
                .addObject()
                .put("site", "shadow")
                .put("has", 4)
                .put("heardAt", east.path("at").asText())
                .put("needsSeeding", false)
                .put("reason", "");
        sites.add("north", "east", "south").put("parked", 1);
        ((ObjectNode) sites.add("south", "north", "west").path("following"))
                .put("schedule", "every PT10M")
                .put("until", "1:5000");
        sites.add("dark", "south").put("ready", false);
        sites.addSilent("far-away-with-a-long-name");
        return sites;
    }

    private static void drawn(Chromium chromium, Sites sites, String name, int count, SitesDouble told) {
        try (Visit visit = chromium.visit()) {
            visit.page().route("**/api/stream", told::answer);
            ConsolePage page = ConsolePage.open(visit, sites, "west", "viewer");
            Locator map = page.section("Map");
            assertThat(map.locator("g.site")).hasCount(count);
            map.getByText("The map as a table").click();
            assertThat(page.table("Map").locator("tbody tr")).hasCount(count);
            if (name.equals("six")) {
                assertThat(page.row("Map", "old")).containsText("needs seeding");
                assertThat(page.row("Map", "shadow")).containsText("has 4 of");
                assertThat(page.row("Map", "west")).containsText("held, filtered, leaves out superseded");
                assertThat(page.row("Map", "north")).containsText("parked 1");
                assertThat(page.row("Map", "dark")).containsText("not ready");
                assertThat(page.row("Map", "far-away-with-a-long-name")).containsText("down");
            }
            assertThat(map.locator("svg").evaluate(MISPLACED))
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                    .isEmpty();
            visit.look("console-map-" + name);
            visit.checkQuiet("/reprise/api/me");
        }
    }

    private static NetworkClient network(Sites sites) {
        return new NetworkClient(sites.server("east").site().address().url());
    }

    private static void look(ConsolePage page, String upTo) {
        Locator portions = page.section("Portions and gaps");
        portions.getByLabel("Up to event").fill(upTo);
        portions.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Look").setExact(true))
                .click();
    }
}
