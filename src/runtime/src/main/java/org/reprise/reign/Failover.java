package org.reprise.reign;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.reprise.portion.Position;

/**
 * The forced promotion, by an operator's command, conducted at the site that is to be primary, when the primary is dead. What only the
 * old primary had is lost to the others until it comes back; the operator is shown before how much that may be. What any site that can
 * be reached has is not: it is fetched first (rule 5: a candidate compares the end of its log with every site that promises, and fetches
 * what it lacks). For one thread.
 */
public final class Failover implements Promotion {
    private static final Comparator<SiteWord> FURTHEST = Comparator.comparing(SiteWord::position);

    /** So often the log may go on just when the epoch is taken. */
    private static final int TRIES = 20;

    private final Candidate candidate;
    private final String site;
    private final Sites sites;

    /**
     * @param site     that is to be primary, where this runs
     * @param patience for it to fetch and replay what others have
     */
    public Failover(String site, Sites sites, EpochRegister register, Clock clock, Duration patience) {
        this.candidate = new Candidate(site, sites, register, clock, patience);
        this.site = site;
        this.sites = sites;
    }

    /** Says besides what may be missing. */
    @Override
    public void look(Plan plan) {
        candidate.ended(plan, () -> {
            Found found = ask(plan);
            found.fetch().stream()
                    .flatMap(fetch -> fetch.from().stream())
                    .forEach(each -> plan.wouldBe(
                            "Fetch what " + each.site() + " has, up to event " + each.position() + ", and replay it"));
            candidate.hooksWouldBe(plan);
            plan.wouldBe("Have " + text(found.words()) + " promise epoch "
                    + candidacy(found).epoch() + ", and compare again");
            plan.wouldBe("Move the generators of " + site + " past all ids");
            plan.wouldBe("Begin the reign of " + site + ": take the epoch, write the barrier, take calls");
            plan.wouldBe("Tell the others, which follow " + site + " from then on");
            return "It can be done; nothing was changed";
        });
    }

    @Override
    public void run(Plan plan, String by, String reason) {
        candidate.ended(plan, () -> {
            Found found = ask(plan);
            sites.name(true);
            Reign reign;
            try {
                fetch(plan, found);
                candidate.hooks(plan, candidacy(found).epoch());
                // before anybody has promised: where they cannot be moved, nothing has changed
                long moved = generators(plan, sites.own());
                reign = take(plan, found, moved, by, reason);
            } catch (RuntimeException e) {
                sites.name(false);
                throw e;
            } finally {
                sites.fetchFrom("");
            }
            candidate.open(plan, reign);
            candidate.tell(plan, names(found.words()));
            return site + " is primary, by epoch " + reign.epoch();
        });
    }

    /** What the sites that can be reached say. */
    private record Found(SiteWord own, List<SiteWord> words) {
        /** What is missing of a site that does not answer, as far as it is known. */
        String lacks(SiteSeen silent) {
            long best = whole().mapToLong(SiteWord::seq).reduce(own.seq(), Math::max);
            long known = silent.beyond(best);
            return (known == 0 ? "" : ", so " + known + " events are known to be missing")
                    + ". What only it has will be missing until it comes back";
        }

        /**
         * Rule 15: no promotion with a hole that nobody covers. What is behind it would be lost, and nobody would have said so.
         *
         * @return in words; empty where there is none
         */
        String hole() {
            boolean covered = beyond().filter(best -> best.epoch() > own.epoch() || best.seq() >= own.stored())
                    .isPresent();
            return !own.hasHole() || covered
                    ? ""
                    : own.site() + " has events up to " + own.stored() + ", but not event " + (own.seq() + 1)
                            + ", which no site that answers has either: bring up one that has it, or import it; or give up"
                            + " what is behind it: reprise discard";
        }

        /** Who promises throws away what is behind a hole, as nobody can say any more of which log it is. */
        List<String> givenUp() {
            long best = whole().mapToLong(SiteWord::seq).reduce(own.seq(), Math::max);
            return words.stream()
                    .filter(word -> word.hasHole() && word.stored() > best)
                    .map(word -> word.site() + " has events up to " + word.stored() + ", but not event "
                            + (word.seq() + 1) + ": what is behind that is given up")
                    .toList();
        }

        /** What comes of it where this site is nobody, which fetches nothing: that hinders, where there is something to fetch. */
        String nobody() {
            return beyond().map(best -> own.site() + " is nobody, and fetches nothing: " + best.site()
                            + " has all up to event " + best.position() + ", so promote " + best.site())
                    .orElseGet(
                            () -> own.site() + " is nobody, and " + own.primary() + " may have events of a reign that "
                                    + own.site() + " has not. They go to quarantine when it comes back");
        }

        /**
         * Rule 8: nothing is taken of a log that ends below what is promised here. It may go further than this one all the same.
         *
         * @return in words; empty where that is none
         */
        String barred() {
            return beyond().filter(best -> best.epoch() < own.promised())
                    .map(best -> best.site() + " has all up to event " + best.position() + ", and " + own.site()
                            + " takes nothing of it any more: it has promised " + own.promise() + ". Rather promote "
                            + best.site()
                            + ", or end it where that cannot be: what only it has goes to quarantine then")
                    .orElse("");
        }

        /** In a chain the next member behind the old primary; else who has the most of the log. */
        Optional<SiteWord> offer() {
            List<SiteWord> fit = Stream.concat(Stream.of(own), words.stream())
                    .filter(SiteWord::fit)
                    .toList();
            List<SiteWord> next = fit.stream()
                    .filter(each -> each.follows().equals(own.primary()))
                    .toList();
            return (next.isEmpty() ? fit : next).stream().max(FURTHEST);
        }

        /** In words; empty where none is better than this one. */
        String better() {
            return offer().filter(best -> !best.site().equals(own.site())
                            && (best.position().compareTo(own.position()) > 0
                                    || !own.follows().equals(own.primary())))
                    .map(best -> "rather promote " + best.site()
                            + (best.follows().equals(own.primary())
                                    ? ", which follows " + own.primary() + " itself,"
                                    : ",")
                            + " and has all up to event " + best.position())
                    .orElse("");
        }

        /** A site that takes some events only cannot hand on what it has left out: who waited for that would wait in vain. */
        private Stream<SiteWord> whole() {
            return words.stream().filter(word -> word.handsOn(own.seq()));
        }

        Optional<SiteWord> beyond() {
            return whole().max(FURTHEST).filter(best -> best.position().compareTo(own.position()) > 0);
        }

        Optional<Fetch> fetch() {
            return beyond().map(best -> new Fetch(own, best, whole().toList()));
        }

        /** What retention has removed where it would be fetched, in words; empty where nothing is. */
        String missing() {
            return fetch().map(Fetch::missing).orElse("");
        }
    }

    private Found ask(Plan plan) {
        plan.begin("Ask every site how far it is");
        SiteWord own = sites.own();
        plan.from(own.primary());
        List<String> wrong = candidate.wrong(own);
        Instant now = candidate.clock().instant();
        plan.saw(SiteSeen.now(own, now));
        List<SiteWord> words = sites.words();
        List<String> said = new ArrayList<>();
        // an operator whose primary is dead decides with that, too
        said.addAll(sites.checksDown());
        said.addAll(sites.skipped());
        said.add(site + " itself has all up to event " + own.position() + " and has replayed up to " + own.replayed());
        for (SiteWord word : words) {
            plan.saw(SiteSeen.now(word, now));
            said.add(word.site()
                    + (word.handsOn(own.seq())
                            ? " has all up to event " + word.position()
                            : " has up to event " + word.position() + ", without those that it leaves out by choice:"
                                    + " what only it has is not fetched, and goes to quarantine there"));
            if (word.reigns() && !isOver(word, own)) {
                wrong.add(word.site() + " is primary and answers: make " + site + " primary by 'reprise switchover'");
            }
        }
        List<SiteSeen> silent = sites.others().stream()
                .filter(other -> !names(words).contains(other))
                .map(sites::lastKnown)
                .toList();
        silent.forEach(plan::saw);
        Found found = new Found(own, words);
        silent.forEach(each -> said.add(each + found.lacks(each)));
        said.addAll(found.givenUp());
        if (own.role().equals("NOBODY")) {
            (found.beyond().isPresent() ? wrong : said).add(found.nobody());
        }
        Stream.of(found.hole(), found.barred(), found.missing())
                .filter(why -> !why.isEmpty())
                .forEach(wrong::add);
        Stream.of(found.better()).filter(better -> !better.isEmpty()).forEach(said::add);
        if (!wrong.isEmpty()) {
            throw new PlanFailedException(String.join("; ", wrong));
        }
        plan.done(String.join("; ", said));
        return found;
    }

    /** It has just heard of the reign that this site follows, and is about to end its own. */
    private static boolean isOver(SiteWord word, SiteWord own) {
        return word.promised() > 0
                && word.promise().isOf(own.promise())
                && !word.promisedTo().equals(word.site());
    }

    private static List<String> names(List<SiteWord> words) {
        return words.stream().map(SiteWord::site).toList();
    }

    private static String text(List<SiteWord> words) {
        return words.isEmpty() ? "nobody" : String.join(", ", names(words));
    }

    private void fetch(Plan plan, Found found) {
        List<SiteWord> from = found.fetch().map(Fetch::from).orElse(List.of());
        for (SiteWord next : from) {
            plan.begin("Fetch what " + next.site() + " has, up to event " + next.position());
            sites.fetchFrom(next.site());
            replayed(plan, next.position(), own -> behind(own) + gone(own, next.site()));
        }
        if (from.isEmpty()) {
            plan.begin("Replay all that is here");
            replayed(plan, Position.START, Failover::behind);
        }
    }

    private void replayed(Plan plan, Position there, Function<SiteWord, String> meanwhile) {
        candidate.await(own -> own.position().compareTo(there) >= 0 && own.replayed() >= own.seq(), meanwhile);
        plan.done("all up to event " + sites.own().position());
    }

    /** Retention may have removed there what this site lacks, since it was asked. */
    private String gone(SiteWord own, String best) {
        String gone = sites.gone(best);
        return gone.isEmpty()
                ? ""
                : ". " + gone + ": rather promote " + best + "; " + own.site()
                        + " needs seeding, unless another site has it";
    }

    private Candidacy candidacy(Found found) {
        return Candidacy.begin(
                site,
                candidate.register()::above,
                candidate.register().read(),
                found.words().stream().map(SiteWord::promise).toList());
    }

    /**
     * Who has promised takes nothing of the old primary any more: what it has then is all that it will ever have of that reign.
     *
     * @param replayed when the generators were moved: an event that comes later may have ids that they would give again
     */
    private Reign take(Plan plan, Found found, long replayed, String by, String reason) {
        Promise seen = candidate.register().read();
        Candidacy candidacy = candidacy(found);
        plan.begin("Have " + text(found.words()) + " promise epoch " + candidacy.epoch() + ", and compare again");
        candidate.goFor(seen, candidacy.epoch());
        List<SiteWord> promised = new ArrayList<>();
        long here = sites.own().seq();
        for (SiteWord word : found.words()) {
            SiteWord said = sites.promise(word.site(), candidacy.epoch());
            promised.add(said);
            plan.promised(said.site());
            if (said.handsOn(here)) {
                candidacy = candidacy.with(said.site(), new Lineage(said.position(), said.promise()));
            }
        }
        plan.done("");
        Found then = new Found(sites.own(), promised);
        if (!then.missing().isEmpty()) {
            throw new PlanFailedException(then.missing());
        }
        if (then.beyond().isPresent()) {
            fetch(plan, then);
        }
        long moved = replayed;
        for (int tried = 1; ; tried++) {
            plan.begin("Take epoch " + candidacy.epoch());
            try {
                SiteWord whole = replayed();
                candidate.fit(whole);
                if (whole.replayed() > moved) {
                    plan.done("not yet: the log went on to event " + whole.position());
                    moved = generators(plan, whole);
                    plan.begin("Take epoch " + candidacy.epoch());
                }
                Reign reign = candidacy.reign(whole.end(), candidate.clock().instant(), by, reason);
                candidate.takes(seen, reign);
                plan.done("");
                return reign;
            } catch (LogWentOnException e) {
                // the old primary had sent more before it died, or is not dead: it is of use
                if (tried == TRIES) {
                    throw new PlanFailedException(e.getMessage() + ". It goes on growing: is the old primary dead?");
                }
                plan.done("not yet: " + e.getMessage());
            }
        }
    }

    /** @return the last event whose ids they are past for certain */
    private long generators(Plan plan, SiteWord before) {
        candidate.generators(plan);
        return before.replayed();
    }

    /** How the candidate is once all of its log has its effect: what is not replayed before the reign begins never is. */
    private SiteWord replayed() {
        return candidate.await(own -> own.replayed() >= own.seq(), Failover::behind);
    }

    private static String behind(SiteWord own) {
        return own.parked() > 0
                ? "an event is parked here"
                : "it has all up to event " + own.position() + " and has replayed up to " + own.replayed();
    }
}
