package org.reprise.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of the architecture names what is there. */
class ArchitecturePageTest {
    private static final String PAGE = "docs/ARCHITECTURE.md";
    private static final Pattern NAME = Pattern.compile("`([\\w ]+)`");
    private static final Pattern FLOOR = Pattern.compile("\"([a-z ]+)\"");
    private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\w+)");
    private static final Pattern LOOP = Pattern.compile("new Loop\\(\\s*\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("`([A-Z][a-z]\\w+)(?:\\.([a-z]\\w+))?`");

    /** Not of this repository. */
    private static final Set<String> PLATFORM = Set.of("Double", "Float", "ManagedThreadFactory", "Object", "Optional");

    @Test
    void itsFloorsAreThoseThatAreHeld() {
        String test = Repository.text("src/runtime/src/test/java/org/reprise/ArchitectureTest.java");
        int begin = test.indexOf("FLOORS = ");
        List<Set<String>> held = FLOOR.matcher(test.substring(begin, test.indexOf(");", begin)))
                .results()
                .map(floor -> Set.of(floor.group(1).split(" ")))
                .toList();
        Map<Integer, Set<String>> told = new TreeMap<>();
        Page.of(Repository.text(PAGE)).table("| floor |").forEach(row -> told.computeIfAbsent(
                        Integer.valueOf(row.get(0)), floor -> new TreeSet<>())
                .add(row.get(1).replace("`", "")));
        assertThat(told.keySet())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, held.size()).boxed().toList());
        assertThat(List.<Set<String>>copyOf(told.values())).isNotEmpty().isEqualTo(held);
    }

    @Test
    void everyTableIsDescribed() {
        Path scripts = Repository.root().resolve("src/runtime/src/main/resources/org/reprise/log/h2");
        assertThat(column("| table |", 0))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(found(
                        TABLE, Repository.files(scripts, 1, ".sql").stream().map(Repository::text)));
    }

    @Test
    void everyLoopIsDescribed() {
        assertThat(column("| loop |", 0))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(found(LOOP, files("/src/main/")));
    }

    @Test
    void typesAndMethodsThatItAndTheDecisionsNameAreThere() {
        Map<String, List<Path>> types = Repository.sources().stream()
                .collect(Collectors.groupingBy(
                        file -> file.getFileName().toString().replace(".java", "")));
        Collection<String> named = Repository.pages().stream()
                .filter(page -> page.endsWith(PAGE) || page.getParent().endsWith("decisions"))
                .flatMap(page -> CODE.matcher(Repository.text(page)).results())
                .filter(name -> !PLATFORM.contains(name.group(1)))
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).isNotEmpty().filteredOn(name -> !isThere(name, types)).isEmpty();
    }

    private static boolean isThere(String name, Map<String, List<Path>> types) {
        String[] parts = name.replace("`", "").split("\\.");
        return types.getOrDefault(parts[0], List.of()).stream()
                .anyMatch(file -> parts.length == 1 || Repository.text(file).contains(" " + parts[1] + "("));
    }

    private static Stream<String> files(String within) {
        return Repository.program().stream()
                .filter(file -> file.toString().contains(within))
                .map(Repository::text);
    }

    private static Collection<String> found(Pattern pattern, Stream<String> texts) {
        return texts.flatMap(text -> pattern.matcher(text).results())
                .map(found -> found.group(1).strip())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names in a column of the table that begins so. */
    private static List<String> column(String head, int number) {
        Path page = Repository.root().resolve(PAGE);
        return Page.of(Repository.text(page)).table(head).stream()
                .map(row -> NAME.matcher(row.get(number)))
                .filter(Matcher::find)
                .map(name -> name.group(1))
                .toList();
    }
}
