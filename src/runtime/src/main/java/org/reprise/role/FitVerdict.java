package org.reprise.role;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.reprise.fit.FitReport;
import org.reprise.fit.Misfit;
import org.reprise.jdbc.Transactions;
import org.reprise.log.Settings;
import org.reprise.portion.Sha256;

/** Whether a site may follow the one that it was held against; the same at all its servers, and after a restart. Safe for any thread. */
final class FitVerdict {
    private static final Logger LOG = Logger.getLogger(FitVerdict.class.getName());
    private static final String RESTS = "fit.rests";
    private static final String REFUSED = "fit.refused";
    private static final String ACCEPTED = "fit.accepted";
    private static final Duration FRESH = Duration.ofSeconds(1);

    /** Misfits in the words for an operator. */
    private static final int SAID = 3;

    private final Settings settings;
    private final Transactions transactions;
    private final boolean refuses;
    private final Clock clock;
    private volatile String why = "";
    private volatile Instant readAt = Instant.MIN;

    /** @param refuses whether what cannot be held keeps the site from following */
    FitVerdict(Settings settings, Transactions transactions, boolean refuses, Clock clock) {
        this.settings = settings;
        this.transactions = transactions;
        this.refuses = refuses;
        this.clock = clock;
    }

    /** In words for an operator; empty when the site does not rest. A second old at most. */
    String rests() {
        Instant now = clock.instant();
        if (!readAt.plus(FRESH).isAfter(now)) {
            why = settings.of(RESTS).orElse("");
            readAt = now;
        }
        return why;
    }

    /** Notes what was found, and says it in the log when it is another thing than before. */
    boolean of(FitReport report) {
        List<Misfit> refusals = report.refusals();
        String found = sum(refusals);
        boolean stops = refuses
                && !refusals.isEmpty()
                && !settings.of(ACCEPTED).orElse("").equals(found);
        boolean news = !settings.of(REFUSED).orElse("").equals(found);
        String rests = stops ? words(report) : "";
        if (news || !rests.equals(settings.of(RESTS).orElse(""))) {
            note(rests, refusals.isEmpty() ? "" : found);
            say(report, rests);
        }
        return !stops;
    }

    private void say(FitReport report, String rests) {
        if (!rests.isEmpty()) {
            LOG.warning(() -> "REPR0650W: " + rests);
        } else if (!report.refusals().isEmpty()) {
            LOG.warning(() -> "REPR0651W: This site follows site '" + report.other()
                    + "', although it cannot hold all that that one has: " + places(report.refusals())
                    + ". 'reprise check' says what to do");
        } else {
            LOG.info(() -> "This site holds what site '" + report.other() + "' has; 'reprise check' names "
                    + report.misfits().size() + " differences");
        }
    }

    private static String words(FitReport report) {
        return "This site rests: it cannot hold all that site '" + report.other() + "' has: "
                + places(report.refusals())
                + ". Mend it ('reprise check' names all, with what to do), or let it follow all the same"
                + " ('reprise check --accept', or reprise.fit.refuse=false)";
    }

    private static String places(List<Misfit> refusals) {
        String first = refusals.stream()
                .limit(SAID)
                .map(each ->
                        each.place() + " (" + each.what() + ": " + each.here() + " here, " + each.there() + " there)")
                .collect(Collectors.joining(", "));
        String words = refusals.size() > SAID ? first + ", and " + (refusals.size() - SAID) + " more" : first;
        return words.length() > Settings.MAX_VALUE / 2 ? words.substring(0, Settings.MAX_VALUE / 2) + "..." : words;
    }

    /** @throws IllegalStateException when the site does not rest for that */
    void accept() {
        String refused = settings.of(REFUSED).orElse("");
        if (settings.of(RESTS).orElse("").isEmpty() || refused.isEmpty()) {
            throw new IllegalStateException(
                    "This site does not rest because of its tables: there is nothing to accept");
        }
        transactions.run(() -> {
            settings.set(ACCEPTED, refused);
            settings.forget(RESTS);
        });
        readAt = Instant.MIN;
    }

    private void note(String rests, String refused) {
        transactions.run(() -> {
            set(RESTS, rests);
            set(REFUSED, refused);
        });
        readAt = Instant.MIN;
    }

    private void set(String name, String value) {
        if (value.isEmpty()) {
            settings.forget(name);
        } else {
            settings.set(name, value);
        }
    }

    /** The same for the same misfits. */
    private static String sum(List<Misfit> refusals) {
        String all = refusals.stream()
                .map(each -> each.place() + each.what() + each.here() + each.there())
                .sorted()
                .collect(Collectors.joining("\n"));
        return Sha256.hex(all.getBytes(StandardCharsets.UTF_8));
    }
}
