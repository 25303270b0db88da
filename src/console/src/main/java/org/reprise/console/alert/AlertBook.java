package org.reprise.console.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.reprise.console.notice.Notice;
import org.reprise.console.notice.Outbox;

/** All alerts, what is muted and what waits to be told: changed together, and written down before anybody is told. Safe for several threads. */
final class AlertBook implements Outbox {
    /** Rows that are wrong without end are not to fill memory and disk. */
    private static final int MOST = 1_000;

    /** What a rule has found. */
    record Judged(Rule rule, Found found) {}

    private final String self;
    private final Duration stay;
    private final AlertFile file;
    private final Clock clock;
    private final Waiting waiting;
    private final Map<String, Alert> alerts = new TreeMap<>();
    private final List<Mute> mutes = new ArrayList<>();
    private Kept written;

    /** @param stay for how long what fires has to stay away before it is over */
    AlertBook(String self, Duration stay, AlertFile file, Collection<String> channels, Clock clock) {
        this.self = self;
        this.stay = stay;
        this.file = file;
        this.clock = clock;
        this.written = file.read();
        written.alerts().forEach(alert -> alerts.put(alert.id().text(), alert));
        mutes.addAll(written.mutes());
        this.waiting = new Waiting(channels, written.outbox());
    }

    Clock clock() {
        return clock;
    }

    /**
     * What a look found.
     *
     * @param silent the sites of which nothing is known: what was wrong with them is taken to be so still
     * @param tells  whether this site tells of another one
     */
    synchronized void saw(Collection<Judged> found, Set<String> silent, Predicate<String> tells) {
        Instant now = clock.instant();
        Map<String, Alert> next = new TreeMap<>();
        for (Judged each : found) {
            Notice.About id = new Notice.About(
                    each.rule().name(), each.found().site(), each.found().subject());
            if (next.size() < MOST) {
                next.put(
                        id.text(),
                        Life.found(
                                alerts.get(id.text()),
                                id,
                                each.rule(),
                                each.found().text(),
                                now));
            }
        }
        alerts.forEach((id, alert) -> {
            if (!next.containsKey(id)) {
                boolean unknown =
                        silent.contains(alert.id().site()) && !alert.id().rule().equals(DefaultRules.SILENCE);
                (unknown ? Optional.of(alert) : Life.gone(alert, stay, now)).ifPresent(kept -> next.put(id, kept));
            }
        });
        alerts.clear();
        alerts.putAll(next);
        mutes.removeIf(mute -> !mute.until().isAfter(now));
        tell(now, tells);
        write();
    }

    private void tell(Instant now, Predicate<String> tells) {
        List<Alert> causes = new ArrayList<>();
        for (Alert each : inOrder()) {
            if (each.state() == Alert.State.RESOLVED) {
                if (each.told()) {
                    put(post(each, false, now).told(false));
                }
            } else if (each.told()) {
                causes.add(each);
            } else {
                Optional<Alert> cause = causes.stream()
                        .filter(other -> Causes.explains(other, each))
                        .findFirst();
                if (cause.isPresent()) {
                    put(behind(each, cause.get().id().text(), now));
                } else if (each.isFiring()) {
                    causes.add(each);
                    boolean loud =
                            tells.test(each.id().site()) && mutes.stream().noneMatch(mute -> mute.of(each.id()));
                    put(loud ? post(each.with(""), true, now).told(true) : each.with(""));
                } else {
                    put(each.with(""));
                }
            }
        }
    }

    /** Those that people know of first, then what explains others before these. */
    private List<Alert> inOrder() {
        List<String> ranks = DefaultRules.all().stream().map(Rule::name).toList();
        return alerts.values().stream()
                .sorted(Comparator.comparing((Alert alert) -> !alert.told())
                        .thenComparing(alert -> ranks.indexOf(alert.id().rule())))
                .toList();
    }

    /** It goes with another one, and waits its time anew when that is over. */
    private static Alert behind(Alert alert, String cause, Instant now) {
        Alert.Times times = alert.times();
        return alert.with(cause)
                .standing(Alert.State.PENDING, new Alert.Times(now, times.fired(), null, times.resolved()));
    }

    private Alert post(Alert alert, boolean firing, Instant now) {
        Instant since = Optional.ofNullable(alert.times().fired()).orElse(now);
        waiting.add(Notice.of(firing, alert.id(), alert.severity().word(), alert.text(), since, now, self));
        return alert;
    }

    private void put(Alert alert) {
        alerts.put(alert.id().text(), alert);
    }

    /**
     * Somebody looks after it, until it is over.
     *
     * @throws IllegalArgumentException when no such alert fires
     */
    synchronized void acknowledge(String id, String who, String reason) {
        Alert alert = alerts.get(id);
        if (alert == null || !alert.isFiring()) {
            throw new IllegalArgumentException("No alert '" + id + "' fires here");
        }
        put(alert.taken(new Alert.Taken(who, clock.instant(), reason)));
        write();
    }

    /** Tells nobody of such alerts for a time; a mute of the same takes the place of an older one. */
    synchronized void mute(Mute mute) {
        mutes.removeIf(older -> older.what().equals(mute.what()));
        mutes.add(mute);
        write();
    }

    /** @throws IllegalArgumentException when that is not muted */
    synchronized void unmute(String what) {
        if (!mutes.removeIf(mute -> mute.what().equals(what))) {
            throw new IllegalArgumentException("'" + what + "' is not muted here");
        }
        write();
    }

    synchronized List<Alert> alerts() {
        return List.copyOf(alerts.values());
    }

    synchronized List<Mute> mutes() {
        return List.copyOf(mutes);
    }

    synchronized List<AlertsView.ChannelRow> channels() {
        return waiting.rows();
    }

    @Override
    public synchronized Optional<Notice> next(String channel) {
        return waiting.first(channel);
    }

    @Override
    public synchronized void done(String channel, Notice notice) {
        waiting.remove(channel, notice);
        write();
    }

    @Override
    public synchronized void trouble(String channel, String why) {
        waiting.trouble(channel, why);
    }

    /** What differs in figures only that move with every look is not worth a write. */
    private void write() {
        List<Alert> kept = alerts.values().stream()
                .filter(alert -> alert.state() != Alert.State.PENDING)
                .toList();
        Kept now = new Kept(kept, mutes, waiting.all());
        if (!shape(now).equals(shape(written))) {
            file.write(now);
            written = now;
        }
    }

    private static Kept shape(Kept kept) {
        return new Kept(
                kept.alerts().stream()
                        .map(alert -> alert.saying(alert.severity(), ""))
                        .toList(),
                kept.mutes(),
                kept.outbox());
    }
}
