package org.reprise.console.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of operations lists the rules as they are. */
class RulesPageTest {

    @Test
    void everyRuleIsListedWithItsTerms() throws IOException {
        Path page =
                Path.of("").toAbsolutePath().resolve("../../docs/OPERATIONS.md").normalize();
        try (Stream<String> lines = Files.lines(page)) {
            List<String> told = lines.dropWhile(line -> !line.startsWith("| rule | fires when"))
                    .skip(2)
                    .takeWhile(line -> line.startsWith("|"))
                    .map(RulesPageTest::told)
                    .toList();
            assertThat(told)
                    .containsExactlyElementsOf(
                            DefaultRules.all().stream().map(RulesPageTest::is).toList());
        }
    }

    private static String told(String row) {
        String[] cells = row.split("\\|");
        String threshold = cells[3].replaceAll("[^0-9]", "");
        return String.join(
                        " ",
                        cells[1].strip(),
                        threshold.isEmpty() ? "0" : threshold,
                        cells[4].strip(),
                        cells[5].strip())
                .replace("`", "");
    }

    private static String is(Rule rule) {
        Terms terms = rule.terms();
        return String.join(
                " ",
                rule.name(),
                String.valueOf(Math.round(terms.threshold())),
                terms.pending().toString(),
                terms.severity().word());
    }
}
