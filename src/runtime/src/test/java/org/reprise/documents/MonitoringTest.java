package org.reprise.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules for Prometheus and the dashboard for Grafana ask for metrics that a site has. */
class MonitoringTest {
    private static final String RULES = "docs/monitoring/reprise-rules.yml";
    private static final String DASHBOARD = "docs/monitoring/reprise-dashboard.json";
    private static final String CONSOLE = "src/console/src/main/java/org/reprise/console/";

    private static final Pattern EXPRESSION = Pattern.compile("expr: (.*)");
    private static final Pattern METRIC = Pattern.compile("\\breprise_[a-z_]+");
    private static final Pattern COUNTER = Pattern.compile("count\\(registry, \"(\\w+)\"");
    private static final Pattern PLAIN_COUNTER = Pattern.compile("counter\\(described\\(\"(reprise_\\w+)\"");
    private static final Pattern GAUGE = Pattern.compile("[(\\s]\"(reprise_[a-z_]+[a-z])\"");
    private static final Pattern OF_A_QUEUE = Pattern.compile("gauge\\(\"(\\w+)\"");

    @Test
    void everyMetricThatTheRulesAskForIsThere() {
        Set<String> asked =
                names(EXPRESSION.matcher(Repository.text(RULES)).results().map(found -> found.group(1)));
        assertThat(asked).hasSizeGreaterThan(10).isSubsetOf(shown());
    }

    @Test
    void everyMetricThatTheDashboardAsksForIsThere() throws JsonProcessingException {
        JsonNode dashboard = new ObjectMapper().readTree(Repository.text(DASHBOARD));
        Set<String> asked = names(dashboard.findValuesAsText("expr").stream());
        assertThat(asked).hasSizeGreaterThan(10).isSubsetOf(shown());
        assertThat(dashboard.findValuesAsText("title")).doesNotHaveDuplicates();
    }

    @Test
    void everyMetricIsDocumented() {
        String page = Repository.text("docs/OPERATIONS.md");
        assertThat(shown()).allSatisfy(name -> assertThat(page)
                .containsPattern("`(" + name + "|" + name.replace("reprise", "").replace("total", "") + "(total)?)`"));
    }

    /** As Prometheus sees them: what counts ends with _total. */
    private static Set<String> shown() {
        String site = Repository.text(CONSOLE + "peers/SiteMetrics.java");
        String queues = Repository.text(CONSOLE + "queue/QueueMetrics.java");
        String alerts = Repository.text(CONSOLE + "alert/AlertMetrics.java");
        Set<String> shown = new TreeSet<>();
        found(COUNTER, site).forEach(name -> shown.add("reprise_" + name + "_total"));
        found(OF_A_QUEUE, queues).forEach(name -> shown.add("reprise_queue_" + name));
        found(PLAIN_COUNTER, alerts).forEach(name -> shown.add(name + "_total"));
        found(GAUGE, site + alerts)
                .filter(name -> !shown.contains(name + "_total"))
                .forEach(shown::add);
        return shown;
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1));
    }

    private static Set<String> names(Stream<String> expressions) {
        return expressions
                .flatMap(each -> METRIC.matcher(each).results())
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
