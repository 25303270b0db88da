package org.reprise.documents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A page in Markdown.
 *
 * @param lines all but those of code blocks
 */
public record Page(List<String> lines) {
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("#{1,6} (.+)");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");

    public static Page of(String text) {
        List<String> lines = new ArrayList<>();
        boolean code = false;
        for (String line : text.split("\n")) {
            boolean fence = line.strip().startsWith("```");
            if (!code && !fence) {
                lines.add(line);
            }
            code ^= fence;
        }
        return new Page(List.copyOf(lines));
    }

    /** Where its links lead, as they are written. */
    List<String> links() {
        return lines.stream()
                .map(line -> CODE.matcher(line).replaceAll("x"))
                .flatMap(line -> LINK.matcher(line).results())
                .map(found -> found.group(1))
                .toList();
    }

    /** The anchors that its headings have on GitHub. */
    Set<String> anchors() {
        Map<String, Integer> seen = new HashMap<>();
        Set<String> anchors = new HashSet<>();
        for (String line : lines) {
            HEADING.matcher(line).results().map(Page::anchor).forEach(anchor -> {
                int before = seen.merge(anchor, 1, Integer::sum) - 1;
                anchors.add(before == 0 ? anchor : anchor + "-" + before);
            });
        }
        return anchors;
    }

    private static String anchor(MatchResult heading) {
        return heading.group(1)
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    /** The cells of the table whose first line begins so, row by row, without its head. */
    public List<List<String>> table(String head) {
        return lines.stream()
                .dropWhile(line -> !line.startsWith(head))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> List.of(line.substring(1).split("(?<!\\\\)\\|")))
                .map(cells -> cells.stream().map(String::strip).toList())
                .toList();
    }
}
