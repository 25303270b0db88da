package org.reprise.console.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.console.EventsResource;

class KnownParametersTest {
    private final Method events = Arrays.stream(EventsResource.class.getMethods())
            .filter(each -> each.getName().equals("events"))
            .findFirst()
            .orElseThrow();

    private String said(Map<String, List<String>> query) {
        return KnownParameters.refusal(events, query)
                .map(fault -> fault.error() + " " + fault.remedy())
                .orElse("");
    }

    private String said(String name, String value) {
        return said(Map.of(name, List.of(value)));
    }

    @Test
    void whatIsNoNumberIsNamedWithTheRemedy() {
        assertThat(said("limit", "abc"))
                .isEqualTo("'limit=abc' is no number. Give 'limit' a whole number from 1 to 500.");
        assertThat(said("limit", "")).contains("is no number");
        assertThat(said("before", "1:5"))
                .isEqualTo("'before=1:5' is no number. Give 'before' a whole number of 0 or more.");
    }

    @Test
    void numberOutOfItsRangeIsNotBentIntoIt() {
        assertThat(said("limit", "0")).contains("'limit=0' is out of range", "from 1 to 500");
        assertThat(said("limit", "501")).contains("out of range");
        assertThat(said("before", "-1")).contains("out of range");
        assertThat(said("limit", "500")).isEmpty();
    }

    @Test
    void whatNobodyReadsAndWhatIsGivenTwiceIsRefused() {
        assertThat(said("limits", "5"))
                .startsWith(
                        "The query has 'limits', which means nothing here. Ask with before, limit, payload, since, text,");
        assertThat(said(Map.of("user", List.of("ada", "bob")))).contains("'user' more than once");
        assertThat(said("user", "ada")).isEmpty();
        assertThat(said(Map.of())).isEmpty();
    }
}
