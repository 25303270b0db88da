package org.reprise.cli.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What a site has not got of the log yet, as business calls. */
public final class Behind {
    private Behind() {}

    /** {@code 214 network.pass and 3 network.accept}, the most first; {@code nothing}; {@code unknown}. */
    public static String text(JsonNode behind) {
        if (!behind.path("known").asBoolean()) {
            return Words.UNKNOWN;
        }
        List<Map.Entry<String, JsonNode>> names =
                new ArrayList<>(behind.path("names").properties());
        names.sort(Comparator.comparing(each -> -each.getValue().asLong()));
        List<String> said = new ArrayList<>();
        long left = behind.path("events").asLong();
        for (Map.Entry<String, JsonNode> name : names) {
            said.add(name.getValue().asLong() + " " + name.getKey());
            left -= name.getValue().asLong();
        }
        if (!behind.path("whole").asBoolean()) {
            said.add(left + " more");
        }
        if (said.isEmpty()) {
            return "nothing";
        }
        String last = said.remove(said.size() - 1);
        return said.isEmpty() ? last : String.join(", ", said) + " and " + last;
    }
}
