package org.reprise.liberty.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What the rounds of a measurement come to: of each cost, medians, and the median of the ratios of single rounds. */
final class ScaleFigures {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ScaleFigures() {}

    /** @param rounds as the process that measures has written them */
    static ObjectNode of(JsonNode rounds) {
        ObjectNode result = JSON.createObjectNode();
        result.set("events", rounds.path("events"));
        ObjectNode costs = result.putObject("cpuMicros");
        ObjectNode ratios = result.putObject("ratio");
        rounds.path("costs").properties().forEach(each -> {
            JsonNode cost = each.getValue();
            compare(costs.putObject(each.getKey()), cost, "small", "large");
            ratios.put(each.getKey(), ratio(cost, "small", "large"));
        });
        JsonNode asked = rounds.path("askers");
        ObjectNode askers = result.putObject("askers");
        compare(askers.putObject("cpuMicros"), asked, "4", "100");
        askers.put("ratio", ratio(asked, "4", "100"));
        result.set("backlog", rounds.path("backlog"));
        result.set("heapMb", rounds.path("heapMb"));
        return result;
    }

    private static void compare(ObjectNode into, JsonNode rounds, String base, String other) {
        into.put(base, Bench.rounded(Median.of(figures(rounds, base)), 10));
        into.put(other, Bench.rounded(Median.of(figures(rounds, other)), 10));
    }

    private static double ratio(JsonNode rounds, String base, String other) {
        List<Double> bases = figures(rounds, base);
        List<Double> others = figures(rounds, other);
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < bases.size(); i++) {
            ratios.add(others.get(i) / bases.get(i));
        }
        return Bench.rounded(Median.of(ratios), 1000);
    }

    private static List<Double> figures(JsonNode rounds, String name) {
        List<Double> figures = new ArrayList<>();
        rounds.path(name).forEach(figure -> figures.add(figure.asDouble()));
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("Nothing was measured as '" + name + "' in " + rounds);
        }
        return figures;
    }
}
