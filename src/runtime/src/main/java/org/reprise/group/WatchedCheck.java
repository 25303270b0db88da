package org.reprise.group;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A required check that is looked at again and again. Steps are for one thread; the view is for any. */
final class WatchedCheck {
    private final RequiredCheck check;
    private final Probe probe;
    private final CheckSettings.Pace pace;
    private final Clock clock;
    private final Consumer<CheckView> changed;
    private final RiseAndFall history;
    private @Nullable Instant since;
    private volatile CheckView view;

    /** @param changed told when it goes up or down */
    WatchedCheck(RequiredCheck check, Probe probe, CheckSettings.Pace pace, Clock clock, Consumer<CheckView> changed) {
        this.check = check;
        this.probe = probe;
        this.pace = pace;
        this.clock = clock;
        this.changed = changed;
        this.history = new RiseAndFall(pace);
        this.view = view("");
    }

    String name() {
        return check.name();
    }

    /** Looks once. @return when to look next */
    Duration look() {
        String trouble = trouble();
        boolean turned = history.saw(trouble.isEmpty());
        if (turned) {
            since = clock.instant();
        }
        view = view(trouble);
        if (turned) {
            changed.accept(view);
        }
        return pace.interval();
    }

    private String trouble() {
        try {
            return probe.trouble();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "it was interrupted";
        } catch (Exception e) {
            return e.getMessage() == null ? e.toString() : e.getMessage();
        }
    }

    private CheckView view(String trouble) {
        Instant at = since;
        String state = !history.isKnown() ? CheckView.UNKNOWN : history.isUp() ? CheckView.UP : CheckView.DOWN;
        String target = check.kind() == RequiredCheck.Kind.HTTP
                ? check.target()
                : check.kind().name().toLowerCase(Locale.ROOT) + " " + check.target();
        return new CheckView(check.name(), target, state, at == null ? "" : at.toString(), trouble);
    }

    CheckView view() {
        return view;
    }
}
