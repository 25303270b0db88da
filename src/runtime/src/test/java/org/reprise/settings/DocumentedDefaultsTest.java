package org.reprise.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.reprise.documents.Page;
import org.reprise.documents.Repository;

class DocumentedDefaultsTest {
    private static final Pattern LITERAL = Pattern.compile("`([^`<]+)`");
    private static final Map<String, String> REQUIRED = Map.of("reprise.site", "east", "reprise.primary", "west");

    @Test
    void whoSetsEveryDocumentedDefaultGetsWhatHeGetsWithoutIt() {
        Map<String, String> all = new HashMap<>(REQUIRED);
        all.putAll(defaults());
        assertThat(read(all)).isEqualTo(read(REQUIRED));
    }

    @Test
    void anotherValueThanTheDefaultIsSeen() {
        assertThat(defaults()).containsKeys("reprise.replay.batch", "reprise.transfer.wait", "reprise.proof");
        Map<String, String> other = new HashMap<>(REQUIRED);
        other.put("reprise.replay.batch", "99");
        assertThat(read(other)).isNotEqualTo(read(REQUIRED));
    }

    private static SiteSettings read(Map<String, String> given) {
        return new SiteConfiguration(new GivenConfig(given)).read();
    }

    /** Those that the page gives as a value, by key. */
    private static Map<String, String> defaults() {
        List<List<String>> rows =
                Page.of(Repository.text("docs/CONFIGURATION.md")).table("| key |");
        return rows.stream()
                .filter(row -> LITERAL.matcher(row.get(0)).matches()
                        && LITERAL.matcher(row.get(1)).matches())
                .collect(Collectors.toMap(
                        row -> row.get(0).replace("`", ""), row -> row.get(1).replace("`", "")));
    }
}
