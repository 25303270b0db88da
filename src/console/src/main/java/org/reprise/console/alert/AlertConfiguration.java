package org.reprise.console.alert;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import org.reprise.console.notice.ExecutableChannel;
import org.reprise.console.notice.MailSettings;
import org.reprise.console.notice.Template;
import org.reprise.console.notice.Webhook;

/** Reads {@link AlertSettings} from MicroProfile Config. A mistake takes away what it is about and no more: the rest must tell of it. */
final class AlertConfiguration {
    private static final Logger LOG = Logger.getLogger(AlertConfiguration.class.getName());
    private static final int SUBMISSION = 587;
    private static final Duration STAY = Duration.ofMinutes(1);

    private final Config config;
    private final List<String> problems = new ArrayList<>();

    AlertConfiguration(Config config) {
        this.config = config;
    }

    AlertSettings read() {
        String folder = text("reprise.alerts.folder").orElse("reprise-alerts");
        Duration stay = value("reprise.alerts.resolve-after", Duration.class, STAY);
        List<Rule> rules = DefaultRules.all().stream()
                .map(this::rule)
                .filter(rule -> rule.terms().on())
                .toList();
        AlertSettings.Ways ways = new AlertSettings.Ways(mail(), webhooks(), executables());
        return new AlertSettings(
                text("reprise.site").orElse(""),
                value("reprise.alerts.enabled", Boolean.class, true),
                folder,
                stay,
                rules,
                watched(),
                ways,
                problems);
    }

    private Rule rule(Rule standard) {
        String rule = standard.name();
        Terms terms = standard.terms();
        return tried(() -> standard.with(new Terms(
                        value("reprise.alerts." + rule + ".enabled", Boolean.class, terms.on()),
                        value("reprise.alerts." + rule + ".threshold", Double.class, terms.threshold()),
                        value("reprise.alerts." + rule + ".for", Duration.class, terms.pending()),
                        named("reprise.alerts." + rule + ".severity", Severity.class, terms.severity()))))
                .orElse(standard);
    }

    private AlertSettings.Watched watched() {
        List<String> folders = new ArrayList<>(list("reprise.alerts.disk.folders"));
        if (folders.isEmpty()) {
            folders.add(".");
            text("reprise.archive").ifPresent(folders::add);
        }
        return new AlertSettings.Watched(
                folders,
                list("reprise.alerts.certificates"),
                text("reprise.alerts.certificates.password").orElse(""));
    }

    private @Nullable MailSettings mail() {
        Optional<String> host = text("reprise.alerts.mail.host");
        if (host.isEmpty()) {
            return null;
        }
        return tried(() -> {
                    Optional<String> user = text("reprise.alerts.mail.user");
                    return new MailSettings(
                            new MailSettings.Server(
                                    host.get(),
                                    value("reprise.alerts.mail.port", Integer.class, SUBMISSION),
                                    named(
                                            "reprise.alerts.mail.protection",
                                            MailSettings.Protection.class,
                                            MailSettings.Protection.STARTTLS)),
                            user.isEmpty()
                                    ? null
                                    : new MailSettings.Login(
                                            user.get(),
                                            text("reprise.alerts.mail.password").orElse("")),
                            text("reprise.alerts.mail.from").orElse(""),
                            list("reprise.alerts.mail.to"));
                })
                .orElse(null);
    }

    private List<Webhook> webhooks() {
        List<Webhook> webhooks = new ArrayList<>();
        for (String name : new LinkedHashSet<>(list("reprise.alerts.webhooks"))) {
            tried(() -> webhook(name)).ifPresent(webhooks::add);
        }
        return webhooks;
    }

    private Webhook webhook(String name) {
        if (name.equals(MailSettings.NAME)) {
            throw new IllegalArgumentException("reprise.alerts.webhooks: a webhook has another name than " + name);
        }
        String url = text("reprise.alerts.webhook." + name + ".url")
                .orElseThrow(() -> new IllegalArgumentException(
                        "reprise.alerts.webhooks names '" + name + "', and it has no .url"));
        return new Webhook(
                name,
                url(name, url),
                named("reprise.alerts.webhook." + name + ".template", Template.class, Template.GENERIC),
                text("reprise.alerts.webhook." + name + ".secret").orElse(null),
                text("reprise.alerts.webhook." + name + ".key").orElse(""));
    }

    /** The URL of many a webhook is its password: it is written nowhere. */
    private static URI url(String name, String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            LOG.log(Level.FINE, () -> "The URL of webhook " + name + " is none: " + e.getReason());
            throw new IllegalArgumentException("reprise.alerts.webhook." + name + ".url is no URL");
        }
    }

    private List<Path> executables() {
        List<Path> executables = new ArrayList<>();
        for (String each : new LinkedHashSet<>(list("reprise.alerts.executables"))) {
            tried(() -> Path.of(new ExecutableChannel(Path.of(each)).name())).ifPresent(executables::add);
        }
        return executables;
    }

    private List<String> list(String key) {
        return config.getOptionalValues(key, String.class).orElse(List.of()).stream()
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private Optional<String> text(String key) {
        return config.getOptionalValue(key, String.class).map(String::strip).filter(text -> !text.isEmpty());
    }

    private <T> T value(String key, Class<T> type, T standard) {
        try {
            return config.getOptionalValue(key, type).orElse(standard);
        } catch (IllegalArgumentException e) {
            problems.add(key + " = '" + text(key).orElse("") + "' is no " + words(type) + "; " + standard + " counts");
            return standard;
        }
    }

    private static String words(Class<?> type) {
        return type == Duration.class
                ? "duration like PT5S"
                : type.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private <E extends Enum<E>> E named(String key, Class<E> type, E standard) {
        Optional<String> name = text(key);
        if (name.isEmpty()) {
            return standard;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equalsIgnoreCase(name.get()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(key + " = '" + name.get() + "' is none of "
                        + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)));
    }

    private <T> Optional<T> tried(Supplier<T> build) {
        try {
            return Optional.of(build.get());
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
