package org.reprise.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.reprise.desk.SiteReturn;
import org.reprise.quarantine.CannotUndoException;
import org.reprise.quarantine.Returned;
import org.reprise.reign.Following;
import org.reprise.reign.Following.Act;
import org.reprise.reign.SiteWord;
import org.reprise.role.OwnReign;
import org.reprise.settings.ReturnPolicy;
import org.reprise.settings.Role;
import org.reprise.settings.Standing;

/**
 * Brings this site back that is nobody because only it has some events, by itself or when an operator says so. At the server that leads,
 * one at a time. Safe for any thread.
 */
final class Returning implements SiteReturn {
    private static final Logger LOG = Logger.getLogger(Returning.class.getName());
    private static final String CHANGES = "This site ends what it was before just now. Look again in a few seconds.";

    private final SiteLife life;
    private final OwnReign own;
    private final ReturnPolicy policy;
    private final Supplier<EnquiredSites> sites;
    private String said = "";

    Returning(SiteLife life, OwnReign own, ReturnPolicy policy, Supplier<EnquiredSites> sites) {
        this.life = life;
        this.own = own;
        this.policy = policy;
        this.sites = sites;
    }

    /** Whether only this site has some events. */
    private boolean waits() {
        Standing standing = own.standing();
        return standing.role() == Role.NOBODY
                && hasEnded(standing)
                && own.store()
                        .reigns()
                        .current()
                        .filter(reign -> reign.epoch() >= own.store().promise().epoch())
                        .isPresent();
    }

    /**
     * Whether what this site was before has ended: while it ends it may still replay, or bring other rows, and these would be none of those
     * that are undone.
     */
    private boolean hasEnded(Standing standing) {
        return life.isWorking() && life.watching().standing().isSame(standing);
    }

    /** Another site has said how it is: comes back where it may by itself. What hinders that is said once. */
    synchronized void heard(SiteWord word) {
        if (!waits()) {
            said = "";
            return;
        }
        try {
            own.home().seal();
            if (best(List.of(word)).isEmpty()) {
                return;
            }
            if (policy == ReturnPolicy.FOLLOW) {
                follow(word);
            } else {
                followWithoutCalls(word);
            }
        } catch (RuntimeException e) {
            hindered(String.valueOf(e.getMessage()), e);
        }
    }

    /** Whether or not it is to wait: where only the barrier of its own reign is to be taken back there is nothing to decide. */
    private void followWithoutCalls(SiteWord word) {
        Following following = own.following(word);
        if (!own.home().isWithoutCalls(following)) {
            return;
        }
        try {
            Returned returned = own.home().undo(following, "reprise", "no call that committed is in it");
            LOG.info(() ->
                    "Only site '" + life.name() + "' had " + returned.events() + ", and no call that committed; it"
                            + " follows '" + word.site() + "' from event "
                            + returned.following().common() + " on");
            life.wake();
        } catch (CannotUndoException e) {
            LOG.log(Level.FINE, e, () -> "What has no calls cannot be undone either, and waits for an operator");
        }
    }

    private void follow(SiteWord word) {
        Following following = own.following(word);
        if (following.act() == Act.REWIND) {
            try {
                undone(own.home().undo(following, "reprise", "reprise.return is follow"), word);
                return;
            } catch (CannotUndoException e) {
                seedBy(word, following, String.valueOf(e.getMessage()));
                return;
            }
        }
        if (following.act() == Act.SEED) {
            seedBy(word, following, following.why());
        } else if (following.act() == Act.KEEP || following.act() == Act.REFUSE) {
            hindered(following.why(), null);
        }
    }

    /** By itself; another site may be heard next that can give its rows. */
    private void seedBy(SiteWord word, Following following, String why) {
        if (word.canSeed()) {
            seeded(own.seedAgain(following, word, "reprise", why), word, "what only it had cannot be undone: " + why);
        } else {
            hindered(
                    "what only it had cannot be undone (" + why + "), and site '" + word.site()
                            + "' cannot give it all rows" + (word.unfit().isEmpty() ? "" : ": " + word.unfit()),
                    null);
        }
    }

    private void undone(Returned returned, SiteWord word) {
        LOG.warning(() -> "REPR0054W: " + returned.count() + " events that only site '" + life.name() + "' had, "
                + returned.events() + ", are in quarantine and undone; it follows '" + word.site()
                + "' from event " + returned.following().common()
                + " on. Submit them again or drop them: 'reprise quarantine list'");
        life.wake();
    }

    /** @param why as the end of a sentence */
    private void seeded(Returned returned, SiteWord word, String why) {
        LOG.warning(() -> "REPR0055W: Site '" + life.name() + "' takes all rows from '" + word.site()
                + "', because " + why + ". Its " + returned.count() + " events "
                + returned.events() + " are in quarantine: 'reprise quarantine list'");
        life.wake();
    }

    private void hindered(String why, @Nullable Throwable cause) {
        if (!why.equals(said)) {
            said = why;
            LOG.log(
                    Level.WARNING,
                    cause,
                    () -> "REPR0056W: Site '" + life.name() + "' cannot come back by itself yet: " + why
                            + ". It is tried again; 'reprise failback --look' says what else can be done");
        }
    }

    /** The primary where it answers, else who has the most of the log: only a site whose log goes on with the reign is of use. */
    private Optional<SiteWord> best(List<SiteWord> words) {
        long epoch = own.store().promise().epoch();
        return words.stream()
                .filter(word -> word.epoch() >= epoch && !word.role().equals(Role.NOBODY.name()))
                .max(Comparator.comparing(SiteWord::reigns)
                        .thenComparing(SiteWord::epoch)
                        .thenComparing(SiteWord::seq));
    }

    private Optional<SiteWord> asked(Predicate<SiteWord> wanted) {
        EnquiredSites others = sites.get();
        List<SiteWord> words = new ArrayList<>();
        for (String other : others.others()) {
            try {
                words.add(others.word(other));
            } catch (RuntimeException e) {
                LOG.log(Level.FINE, e, () -> "Site '" + other + "' does not answer");
            }
        }
        words.removeIf(wanted.negate());
        return best(words);
    }

    @Override
    public synchronized View look() {
        life.working().leadership().check();
        String primary = own.standing().primary();
        if (!waits()) {
            return none(false, primary, whyNot(": all its events are in the log that it is of."));
        }
        own.home().seal();
        Optional<SiteWord> word = asked(any -> true);
        if (word.isEmpty()) {
            return none(
                    true,
                    primary,
                    "No site answers whose log goes on with the reign of " + primary
                            + ". Start it, and see whether there is a way to it");
        }
        Returned returned = own.home().look(own.following(word.get()));
        return view(true, word.get(), returned, advice(returned));
    }

    /** Why there is nothing to come back from. Who is nobody for another reason may have events that no other site has. */
    private String whyNot(String otherwise) {
        Standing standing = own.standing();
        if (!hasEnded(standing)) {
            return CHANGES;
        }
        return "This site does not wait to come back"
                + (standing.role() == Role.NOBODY ? ". " + standing.rests() : otherwise);
    }

    private static String advice(Returned returned) {
        return switch (returned.following().act()) {
            case FOLLOW -> "Nothing is to be undone: it follows in a moment.";
            case REFUSE -> "Nothing can be done now: " + returned.hindrance();
            case KEEP ->
                "Its callers were told that enough sites hold these events, so nothing is done by itself: "
                        + returned.hindrance()
                        + ". When you know that no site which has them is to be primary, put them into quarantine and take all"
                        + " rows anew ('reprise failback --seed'), and submit them again from there.";
            case SEED -> "Its rows must be taken anew ('reprise failback --seed'): " + returned.hindrance();
            case REWIND ->
                returned.hindrance().isEmpty()
                        ? "All can be undone ('reprise failback --undo'), and was, in a transaction that was rolled back."
                        : "It cannot be undone; take all rows anew ('reprise failback --seed'): "
                                + returned.hindrance();
        };
    }

    @Override
    public synchronized View begin(Way way, String who, String reason) {
        life.working().leadership().check();
        if (!waits()) {
            throw new IllegalStateException(whyNot("."));
        }
        own.home().seal();
        SiteWord word = asked(other -> way == Way.UNDO || other.canSeed())
                .orElseThrow(() -> new IllegalStateException("No site answers "
                        + (way == Way.UNDO ? "" : "that has all rows, and ")
                        + "whose log goes on with the reign of "
                        + own.standing().primary() + "."));
        Following following = own.following(word);
        if (way == Way.SEED) {
            Returned kept = own.seedAgain(following, word, who, reason);
            seeded(kept, word, "an operator said so: " + reason);
            return view(
                    false,
                    word,
                    kept,
                    "It takes all rows from " + word.site() + ": 'reprise jobs' shows how far it is.");
        }
        try {
            Returned undone = own.home().undo(following, who, reason);
            undone(undone, word);
            return view(
                    false,
                    word,
                    undone,
                    "It follows. Submit the events again or drop them: 'reprise quarantine list'.");
        } catch (CannotUndoException e) {
            throw new IllegalStateException(
                    "It cannot be undone: " + e.getMessage() + ". Take all rows anew: 'reprise failback --seed'.", e);
        }
    }

    private View none(boolean waits, String primary, String advice) {
        return new View(waits, text(), primary, "", "", new TreeMap<>(), 0, waits ? advice : "", advice);
    }

    private View view(boolean waits, SiteWord word, Returned returned, String advice) {
        return new View(
                waits,
                text(),
                own.standing().primary(),
                word.site(),
                returned.following().common().toString(),
                returned.events(),
                returned.count(),
                returned.hindrance(),
                advice);
    }

    private String text() {
        return policy.name().toLowerCase(Locale.ROOT);
    }
}
