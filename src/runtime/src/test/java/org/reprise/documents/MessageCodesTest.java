package org.reprise.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessageCodesTest {
    private static final Pattern CODE = Pattern.compile("REPR(\\d{4})([A-Z]?)");
    private static final Pattern SAID =
            Pattern.compile("(LOG\\.warning\\(|LOG\\.severe\\(|Level\\.WARNING|Level\\.SEVERE)[^;]*;");

    @Test
    void everyCodeThatIsSaidIsDocumentedOnceWithItsRemedyAndNoOther() {
        assertThat(documented().stream().map(row -> row.get(0))).doesNotHaveDuplicates();
        assertThat(documented()).allSatisfy(row -> assertThat(row).hasSize(3).noneMatch(String::isBlank));
        assertThat(codes(documented().stream().map(row -> row.get(0))))
                .isNotEmpty()
                .isEqualTo(used());
    }

    @Test
    void whatIsSaidAsAWarningOrWorseHasACode() {
        List<String> without = new ArrayList<>();
        for (Path file : Repository.program()) {
            SAID.matcher(Repository.text(file))
                    .results()
                    .map(said -> said.group())
                    .filter(said -> !CODE.matcher(said).find())
                    .forEach(said -> without.add(file.getFileName() + ": " + said));
        }
        assertThat(without).isEmpty();
    }

    /** Of other pages. */
    @Test
    void everyCodeThatAPageNamesIsDocumented() {
        assertThat(codes(Repository.pages().stream().map(Repository::text)).keySet())
                .isEqualTo(used().keySet());
    }

    private static Map<String, Set<String>> used() {
        return codes(Repository.program().stream().map(Repository::text));
    }

    /** The levels that each code has; none is no other level. */
    private static Map<String, Set<String>> codes(Stream<String> texts) {
        Map<String, Set<String>> codes = texts.flatMap(
                        text -> CODE.matcher(text).results())
                .collect(Collectors.groupingBy(
                        code -> code.group(1),
                        TreeMap::new,
                        Collectors.mapping(code -> code.group(2), Collectors.toCollection(TreeSet::new))));
        codes.values().forEach(levels -> levels.remove(""));
        return codes;
    }

    /** The rows of the table of codes. */
    private static List<List<String>> documented() {
        return Page.of(Repository.text("docs/CODES.md")).table("| code |");
    }
}
