package org.reprise.liberty.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reprise.liberty.Console;
import org.reprise.liberty.OnRunningSites;
import org.reprise.liberty.Sites;

/** The page "Sites" where the primary is dead, and where it comes back: figures told in the place of the live ones, so that nothing dies. */
@OnRunningSites
@ExtendWith(RunningChromium.class)
class DeadPrimaryBrowserIT {
    private static final String LOOKED = """
            {"kind":"failover","to":"west","from":"east","dry":true,"outcome":"It can be done; nothing was changed","steps":[
             {"text":"Ask every site how far it is","state":"DONE","found":"east does not answer"},
             {"text":"Take epoch 64","state":"WAITS","found":""}],"seen":[
             {"site":"west","answers":true,"seq":409,"heardAt":"2026-11-30T00:00:42Z"},
             {"site":"north","answers":true,"seq":398,"heardAt":"2026-11-30T00:00:42Z"},
             {"site":"east","answers":false,"seq":412,"heardAt":"2026-11-30T00:00:00Z"},
             {"site":"far","answers":false}]}""";
    private static final String DONE = """
            [{"kind":"failover","to":"west","from":"east","dry":false,"outcome":"west is primary, by epoch 64","steps":[
             {"text":"Take epoch 64","state":"DONE","found":""}],"seen":[],
             "proof":{"epoch":64,"end":{"epoch":1,"seq":409},"promised":["north"],"told":["north"],"untold":["east"]}}]""";
    private static final String RETURN = """
            {"waits":true,"policy":"ask","primary":"east","upstream":"east","common":"1:409","events":{"network.accept":1,"network.pass":4},
             "total":5,"hindrance":"","advice":"%s"}""";
    private static final String REIGNS = """
            {"site":"west","role":"%s","primary":"%s","promised":%d,"rests":"","reigns":[%s
             {"epoch":1,"first":1,"primary":"east","begun":"2026-11-01T00:00:00Z","by":"","reason":""}]}""";
    private static final String SECOND = """
            {"epoch":64,"first":410,"primary":"west","begun":"2026-11-30T00:01:00Z","by":"operator","reason":"east burns"},""";

    /**
     * What the page is told beside the figures.
     *
     * @param name of its pictures
     */
    private record State(String name, String reigns, String plan) {}

    @Test
    void theLossIsToldBeforeAForcedFailoverIsConfirmed(Chromium chromium, Sites sites) {
        SitesDouble told = told(sites);
        at(told.add("west", "east"), 409, "SECONDARY", "east");
        at(told.add("east"), 412, "PRIMARY", "east")
                .withArray("downstream")
                .addObject()
                .put("site", "west")
                .put("has", 409)
                .put("heardAt", "2026-11-30T00:00:00Z")
                .set("behind", counted());
        at(told.add("north", "east"), 398, "SECONDARY", "east").set("behind", counted());
        told.silence("east", 42);
        shown(chromium, sites, told, new State("dead", REIGNS.formatted("SECONDARY", "east", 0, ""), "[]"), page -> {
            Locator change = page.section("Make another site primary");
            assertThat(page.row("Standing", "east")).containsText("was primary");
            assertThat(page.row("Standing", "east")).containsText("42.0 s ago");
            assertThat(page.row("Standing", "north")).containsText("214 network.pass and 3 network.accept");
            assertThat(change.getByLabel("Forced failover")).isChecked();
            assertThat(change.getByLabel("west (this site)")).isChecked();
            page.button("Look whether it can be").click();
            assertThat(page.row("What may be missing", "east"))
                    .containsText("events 410 to 412, and what it took since");
            assertThat(page.row("What may be missing", "east"))
                    .containsText("214 network.pass and 3 network.accept not at west, as east said 42.0 s ago");
            assertThat(page.row("What may be missing", "far")).containsText("nothing is known of it here");
            assertThat(change).containsText("What only east or far has is missing");
            assertThat(page.button("Forced failover: make west primary")).isDisabled();
            change.getByLabel("north").check();
            assertThat(change.getByRole(AriaRole.TEXTBOX)).hasCount(0);
            assertThat(change.getByRole(AriaRole.LINK)).hasText("go on at north");
            change.getByLabel("west (this site)").check();
            page.button("Look whether it can be").click();
            assertThat(page.row("What may be missing", "east")).isVisible();
        });
    }

    @Test
    void whatFencesASilentPrimaryAndWhatItNeedsToComeBackIsSaid(Chromium chromium, Sites sites) {
        SitesDouble told = told(sites);
        at(told.add("west"), 431, "PRIMARY", "west");
        at(told.add("east", "west"), 414, "NOBODY", "west")
                .put("ready", false)
                .put("trouble", "It has events of its own");
        at(told.add("north", "west"), 420, "PRIMARY", "north");
        shown(chromium, sites, told, new State("back", REIGNS.formatted("PRIMARY", "west", 64, SECOND), DONE), page -> {
            Locator change = page.section("Make another site primary");
            assertThat(change).containsText("did not answer, so it has promised nothing");
            assertThat(change).containsText("what it took behind event 1:409 is not at west");
            assertThat(change).containsText("event 64:410, the first of the reign of west");
            assertThat(page.row("Standing", "east")).containsText("nobody");
            assertThat(page.row("Standing", "north")).containsText("says primary");
            Locator back = page.section("Coming back").getByRole(AriaRole.LISTITEM);
            assertThat(back.nth(0)).containsText("yes");
            assertThat(back.nth(2)).containsText("not yet");
            assertThat(back.nth(2)).containsText("It has events of its own");
            assertThat(page.section("Coming back").getByRole(AriaRole.LINK)).hasText("go on at east");
        });
    }

    @Test
    void whatOnlyThisSiteHasIsLookedAtBeforeItIsUndone(Chromium chromium, Sites sites) {
        SitesDouble told = told(sites);
        at(told.add("west", "east"), 414, "NOBODY", "east")
                .put("ready", false)
                .put("trouble", "It has events of its own");
        at(told.add("east"), 431, "PRIMARY", "east");
        shown(chromium, sites, told, new State("nobody", REIGNS.formatted("NOBODY", "east", 1, ""), "[]"), page -> {
            Locator back = page.section("Coming back");
            page.button("Look what would be undone").click();
            assertThat(back).containsText("5 events behind 1:409 are only here, and not at east");
            assertThat(page.row("Events that only this site has", "network.pass"))
                    .containsText("4");
            assertThat(page.button("Undo these events")).isDisabled();
            back.getByLabel("Type west to confirm").fill("west");
            back.getByLabel("Reason").fill("looked at");
            page.button("Undo these events").press("Enter");
            assertThat(back).containsText("It follows. Submit the events again or drop them");
        });
    }

    private static SitesDouble told(Sites sites) {
        return new SitesDouble(new Console(sites.server("west").site().address().url(), "viewer").sites());
    }

    /** What a site lacks, as business calls. */
    private static ObjectNode counted() {
        ObjectNode behind = JsonNodeFactory.instance.objectNode();
        behind.put("known", true).put("whole", true).put("events", 217);
        behind.putObject("names").put("network.accept", 3).put("network.pass", 214);
        return behind;
    }

    private static ObjectNode at(ObjectNode figures, long seq, String role, String primary) {
        for (String place : new String[] {"head", "stored", "replayed"}) {
            ((ObjectNode) figures.path(place)).put("epoch", 1).put("seq", seq);
        }
        return figures.put("role", role).put("primary", primary);
    }

    private static void shown(
            Chromium chromium, Sites sites, SitesDouble told, State state, Consumer<ConsolePage> look) {
        for (ColorScheme colours : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            int width = colours == ColorScheme.LIGHT ? 1360 : 400;
            try (Visit visit = chromium.visit(colours, width)) {
                visit.page().route("**/api/stream", told::answer);
                visit.page().route("**/api/reign", route -> json(route, state.reigns()));
                visit.page().route("**/api/reign/plan", route -> json(route, state.plan()));
                visit.page().route("**/api/reign/failover", route -> json(route, LOOKED));
                visit.page().route("**/api/reign/return", route -> json(route, RETURN.formatted("All can be undone.")));
                visit.page()
                        .route(
                                "**/api/reign/return/undo",
                                route -> json(
                                        route, RETURN.formatted("It follows. Submit the events again or drop them.")));
                ConsolePage page = ConsolePage.open(visit, sites, "west", "admin");
                page.turnTo("Sites");
                look.accept(page);
                visit.look("sites-" + state.name() + "-" + width);
                visit.checkQuiet("/reprise/api/me");
            }
        }
    }

    private static void json(Route route, String body) {
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(body));
    }
}
