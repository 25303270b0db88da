package org.reprise.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigurationKeysTest {
    private static final String PAGE = "docs/CONFIGURATION.md";
    private static final String NAME = "reprise(\\.[a-z-]+)+";

    /** A whole literal, or one with the name of something in it. */
    private static final Pattern READ =
            Pattern.compile("\"(" + NAME + ")(?:\\.\" \\+ \\w+ \\+ \"((?:\\.[a-z-]+)+))?\"");

    private static final Pattern VARIABLE = Pattern.compile("<variable name=\"(" + NAME + ")\"");
    private static final Pattern DOCUMENTED = Pattern.compile("`(reprise[.a-z<>-]+)`");

    @Test
    void everyKeyThatIsReadIsDocumentedOnceAndNoOther() {
        List<String> documented = documented("| key |");
        assertThat(documented).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(documented)).isNotEmpty().isEqualTo(read());
    }

    @Test
    void everyVariableOfTheServersIsDocumentedOnceAndNoOther() {
        List<String> documented = documented("| variable |");
        assertThat(documented).doesNotHaveDuplicates();
        Collection<String> variables = new TreeSet<>(Stream.of("reprise.xml", "reprise-tls.xml")
                .map(file -> Repository.text("liberty/src/main/liberty/" + file))
                .flatMap(text -> VARIABLE.matcher(text).results())
                .map(found -> found.group(1))
                .toList());
        variables.removeAll(read());
        assertThat(new TreeSet<>(documented)).isNotEmpty().isEqualTo(variables);
    }

    private static Collection<String> read() {
        return new TreeSet<>(Repository.program().stream()
                .flatMap(file -> READ.matcher(Repository.text(file)).results())
                .map(found -> found.group(3) == null ? found.group(1) : found.group(1) + ".<name>" + found.group(3))
                .toList());
    }

    /** The names in the first column of the table that begins so; each row has a default and a meaning. */
    private static List<String> documented(String head) {
        List<List<String>> rows = Page.of(Repository.text(PAGE)).table(head);
        assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(3).noneMatch(String::isBlank));
        return rows.stream()
                .flatMap(row -> DOCUMENTED.matcher(row.get(0)).results())
                .map(name -> name.group(1))
                .toList();
    }
}
