package org.reprise.liberty.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Route;
import java.util.List;

/** Sites that are not there, told to the page in the place of the live figures: as the site tells its own, with other names. */
final class SitesDouble {
    private final ObjectNode view;
    private final ObjectNode like;
    private final ArrayNode sites;

    /** @param real what the site tells of all sites; its own is copied */
    SitesDouble(JsonNode real) {
        view = real.deepCopy();
        like = (ObjectNode) view.path("sites").get(0).deepCopy();
        like.put("self", false).put("reachable", true);
        sites = view.putArray("sites");
    }

    /** One that asks these, of whom the first answers; what it says may be changed. */
    ObjectNode add(String name, String... upstreams) {
        ObjectNode site = sites.addObject().setAll(like.deepCopy());
        site.put("name", name).put("self", sites.size() == 1);
        ObjectNode figures = (ObjectNode) site.path("figures");
        boolean primary = upstreams.length == 0;
        figures.put("site", name).put("role", primary ? "PRIMARY" : "SECONDARY");
        figures.putArray("downstream");
        ObjectNode following = (ObjectNode) figures.path("following");
        ArrayNode asked = following.putArray("upstreams");
        List.of(upstreams).forEach(asked::add);
        following.put("upstream", primary ? "" : upstreams[0]).put("schedule", primary ? "" : "immediate");
        return figures;
    }

    /** One that nobody ever heard of but by its name. */
    void addSilent(String name) {
        sites.addObject()
                .put("name", name)
                .put("self", false)
                .put("reachable", false)
                .put("error", "Connection refused.")
                .put("since", view.path("at").asText());
    }

    /** It does not answer any more; its figures are so old. */
    void silence(String name, double seconds) {
        for (JsonNode site : sites) {
            if (site.path("name").asText().equals(name)) {
                ((ObjectNode) site)
                        .put("reachable", false)
                        .put("ageSeconds", seconds)
                        .put("error", "Nothing answers there.");
            }
        }
    }

    void answer(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setContentType("text/event-stream")
                .setBody("retry: 500\nevent: sites\ndata: " + view + "\n\n"));
    }
}
