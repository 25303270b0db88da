package org.reprise.console.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.console.notice.MailSettings;
import org.reprise.console.notice.Template;

class AlertConfigurationTest {

    @Test
    void withoutAnythingAllRulesAreOnAndNobodyIsTold() {
        AlertSettings settings = read(Map.of());
        assertThat(settings.on()).isTrue();
        assertThat(settings.rules()).hasSameSizeAs(DefaultRules.all());
        assertThat(settings.ways().names()).isEmpty();
        assertThat(settings.problems()).isEmpty();
        assertThat(settings.watched().folders()).containsExactly(".");
    }

    @Test
    void ruleIsChangedByItsKeys() {
        AlertSettings settings = read(Map.of(
                "reprise.alerts.lag-seconds.threshold", "5",
                "reprise.alerts.lag-seconds.for", "PT0S",
                "reprise.alerts.lag-seconds.severity", "critical",
                "reprise.alerts.disk.enabled", "false"));
        assertThat(settings.rules()).noneMatch(rule -> rule.name().equals("disk"));
        assertThat(settings.rules())
                .filteredOn(rule -> rule.name().equals("lag-seconds"))
                .extracting(Rule::terms)
                .containsExactly(new Terms(true, 5, Duration.ZERO, Severity.CRITICAL));
    }

    @Test
    void mistakeIsSaidAndTheRestCounts() {
        AlertSettings settings = read(Map.of(
                "reprise.alerts.parked.for", "10 seconds",
                "reprise.alerts.silence.severity", "terrible",
                "reprise.alerts.webhooks", "chat,pager,mail",
                "reprise.alerts.webhook.chat.url", "https://hooks.example.org/secret",
                "reprise.alerts.webhook.pager.url", "https://events.example.org",
                "reprise.alerts.webhook.pager.template", "pagerduty",
                "reprise.alerts.executables", "relative/path"));
        assertThat(settings.problems())
                .anySatisfy(each -> assertThat(each).contains("reprise.alerts.parked.for = '10 seconds'"))
                .anySatisfy(each -> assertThat(each).contains("'terrible' is none of [warning, critical]"))
                .anySatisfy(each -> assertThat(each).contains("reprise.alerts.webhook.pager.key is missing"))
                .anySatisfy(each -> assertThat(each).contains("another name than mail"))
                .anySatisfy(each -> assertThat(each).contains("'relative/path' is no executable file"))
                .hasSize(5);
        assertThat(settings.ways().names()).containsExactly("chat");
        assertThat(settings.rules()).hasSameSizeAs(DefaultRules.all());
    }

    @Test
    void mailIsProtectedUnlessSaidOtherwise() {
        AlertSettings settings = read(Map.of(
                "reprise.alerts.mail.host", "mail.example.org",
                "reprise.alerts.mail.from", "reprise@example.org",
                "reprise.alerts.mail.to", "ada@example.org, bob@example.org"));
        MailSettings mail = settings.ways().mail();
        assertThat(mail.server())
                .isEqualTo(new MailSettings.Server("mail.example.org", 587, MailSettings.Protection.STARTTLS));
        assertThat(mail.to()).containsExactly("ada@example.org", "bob@example.org");
        assertThat(read(Map.of("reprise.alerts.mail.host", "mail.example.org")).problems())
                .singleElement()
                .asString()
                .contains("reprise.alerts.mail.from");
    }

    @Test
    void secretsAreWrittenNowhere() {
        AlertSettings settings = read(Map.of(
                "reprise.alerts.webhooks", "chat",
                "reprise.alerts.webhook.chat.url", "https://hooks.example.org/letmein",
                "reprise.alerts.webhook.chat.secret", "letmein",
                "reprise.alerts.certificates.password", "letmein",
                "reprise.alerts.mail.host", "mail.example.org",
                "reprise.alerts.mail.user", "reprise",
                "reprise.alerts.mail.password", "letmein",
                "reprise.alerts.mail.from", "reprise@example.org",
                "reprise.alerts.mail.to", "ada@example.org"));
        assertThat(settings.ways().webhooks()).singleElement().satisfies(chat -> assertThat(chat.template())
                .isEqualTo(Template.GENERIC));
        assertThat(settings.toString()).doesNotContain("letmein");
    }

    private static AlertSettings read(Map<String, String> values) {
        return new AlertConfiguration(new MapConfig(values)).read();
    }
}
