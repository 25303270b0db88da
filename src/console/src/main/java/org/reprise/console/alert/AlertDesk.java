package org.reprise.console.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.reprise.console.notice.Notice;

/** What operators may look at and do about the alerts of this server. Each act says what it did. Safe for several threads. */
@ApplicationScoped
public class AlertDesk {
    /** Longer than this, nobody remembers that something is muted. */
    private static final Duration LONGEST = Duration.ofDays(30);

    private static final Comparator<AlertsView.AlertRow> URGENT = Comparator.comparing((AlertsView.AlertRow row) ->
                    List.of("FIRING", "PENDING", "RESOLVED").indexOf(row.state()))
            .thenComparing(AlertsView.AlertRow::severity, Comparator.reverseOrder())
            .thenComparing(AlertsView.AlertRow::since, Comparator.reverseOrder());

    private final AlertSettings settings;
    private final AlertBook book;
    private volatile String note = "";

    /** For the container's proxy only. */
    AlertDesk() {
        this(AlertSettings.none(), Clock.systemUTC());
    }

    @Inject
    AlertDesk(Config config) {
        this(new AlertConfiguration(config).read(), Clock.systemUTC());
    }

    AlertDesk(AlertSettings settings, Clock clock) {
        this.settings = settings;
        this.book = new AlertBook(
                settings.self(),
                settings.stay(),
                new AlertFile(Path.of(settings.folder())),
                settings.ways().names(),
                clock);
    }

    AlertSettings settings() {
        return settings;
    }

    AlertBook book() {
        return book;
    }

    /** Why nothing is looked at, or what hinders it; empty where all is well. */
    void note(String words) {
        note = words;
    }

    public AlertsView view() {
        List<Mute> mutes = book.mutes();
        List<AlertsView.AlertRow> rows = book.alerts().stream()
                .map(alert -> row(alert, mutes))
                .sorted(URGENT)
                .toList();
        long firing = rows.stream().filter(row -> row.state().equals("FIRING")).count();
        return new AlertsView(
                settings.self(),
                note,
                firing,
                rows,
                mutes,
                book.channels(),
                book.clock().instant());
    }

    private static AlertsView.AlertRow row(Alert alert, List<Mute> mutes) {
        Notice.About id = alert.id();
        Alert.Times times = alert.times();
        Optional<Instant> muted =
                mutes.stream().filter(mute -> mute.of(id)).map(Mute::until).max(Comparator.naturalOrder());
        Alert.Taken taken = alert.taken();
        return new AlertsView.AlertRow(
                id.text(),
                id.rule(),
                id.site(),
                id.subject(),
                alert.severity(),
                alert.state().name(),
                alert.text(),
                times.since(),
                times.fired(),
                alert.state() == Alert.State.RESOLVED ? times.resolved() : null,
                alert.told(),
                alert.cause(),
                taken == null ? null : taken.who(),
                muted.orElse(null));
    }

    /**
     * @return the effect, in words
     * @throws IllegalArgumentException when no such alert fires here
     */
    public String acknowledge(String id, String who, String reason) {
        book.acknowledge(id, who, reason);
        return who + " looks after " + id + " until it is over. Nobody is told of it again before.";
    }

    /**
     * @param what  a rule, {@code rule:site} or {@code rule:site:subject}
     * @param until a time, or a duration from now on
     * @return the effect, in words
     * @throws IllegalArgumentException when there is no such rule, or no such time ahead
     */
    public String mute(String what, String until, String who, String reason) {
        String rule = what.split(":", 2)[0];
        if (DefaultRules.all().stream().noneMatch(each -> each.name().equals(rule))) {
            throw new IllegalArgumentException("There is no rule '" + rule + "'");
        }
        Instant end = end(until);
        book.mute(new Mute(what, end, who, reason));
        return "Nobody is told that " + what + " fires until " + end
                + ". It is looked at and shown all the same; what began" + " meanwhile and still fires then is told.";
    }

    private Instant end(String until) {
        Instant now = book.clock().instant();
        Instant end;
        try {
            end = until.startsWith("P") ? now.plus(Duration.parse(until)) : Instant.parse(until);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "'" + until + "' is neither a duration like PT2H nor a time like 2026-12-01T08:00:00Z", e);
        }
        if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
            throw new IllegalArgumentException("Mute until some time within the next " + LONGEST.toDays() + " days");
        }
        return end;
    }

    /**
     * @return the effect, in words
     * @throws IllegalArgumentException when that is not muted
     */
    public String unmute(String what) {
        book.unmute(what);
        return "People are told again when " + what + " fires.";
    }
}
