package org.reprise.figures;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a site has not got yet, as business calls: what it would be without, if it were to go on alone now.
 *
 * @param known  whether that is known; else nothing else is
 * @param whole  whether all of these events are counted by name and kind; else there are more, of which this site knows the number only
 * @param events how many
 * @param names  how many of each name
 * @param kinds  how many of each kind, of those that have one
 */
public record BehindFigures(
        boolean known, boolean whole, long events, Map<String, Long> names, Map<String, Long> kinds) {
    public static final BehindFigures UNKNOWN = new BehindFigures(false, false, 0, Map.of(), Map.of());

    public static final BehindFigures NOTHING = new BehindFigures(true, true, 0, Map.of(), Map.of());

    public BehindFigures {
        // in their order, so that figures that are alike look alike
        names = new TreeMap<>(names);
        kinds = new TreeMap<>(kinds);
    }

    /** As people say it: {@code 214 network.pass and 3 network.accept}, the most first. */
    public String words() {
        if (!known) {
            return "unknown";
        }
        if (events == 0) {
            return "nothing";
        }
        List<String> each = names.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .map(name -> name.getValue() + " " + name.getKey())
                .collect(Collectors.toList());
        long counted = names.values().stream().mapToLong(Long::longValue).sum();
        if (!whole) {
            each.add(events - counted + " more");
        }
        String last = each.remove(each.size() - 1);
        return each.isEmpty() ? last : String.join(", ", each) + " and " + last;
    }
}
