package org.reprise.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the asking side knows of each upstream: whether it was silent, when it may be asked again, and what it will never have. */
final class Standings {
    /** An upstream that took a request and was silent is left to the end of the list for so long. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private static final class Standing {
        final Backoff backoff = new Backoff();
        Instant notBefore = Instant.EPOCH;
        Instant silentUntil = Instant.EPOCH;

        /** The seq that it will never have; 0 while it has not said so. */
        long gone;
    }

    private final Map<String, Standing> standings = new HashMap<>();

    /** Others are forgotten. */
    void keep(List<String> sites) {
        standings.keySet().retainAll(sites);
    }

    /** It took a request and did not answer. */
    void silent(String site, Instant now) {
        of(site).silentUntil = now.plus(SILENCE);
    }

    boolean isSilent(String site, Instant now) {
        Instant until = of(site).silentUntil;
        return until.isAfter(now) && !until.isAfter(now.plus(SILENCE));
    }

    /** It is asked again later, and the later the more often this comes. */
    void later(String site, Instant now) {
        Standing standing = of(site);
        standing.notBefore = now.plus(standing.backoff.failed());
    }

    /** How long it is not to be asked. */
    Duration rest(String site, Instant now) {
        Duration rest = Duration.between(now, of(site).notBefore);
        // a longer one is of a clock that was put back
        return rest.compareTo(Backoff.LONGEST) > 0 ? Duration.ZERO : rest;
    }

    /** How long none of these is to be asked; empty when there are none. */
    Optional<Duration> shortestRest(List<String> sites, Instant now) {
        return sites.stream().map(site -> rest(site, now)).min(Comparator.naturalOrder());
    }

    /** It answered as it should. */
    void well(String site) {
        of(site).backoff.succeeded();
        of(site).silentUntil = Instant.EPOCH;
    }

    /** @param seq what it will never have; 0 where it has not said so */
    void gone(String site, long seq) {
        of(site).gone = seq;
    }

    /** Whether it has said that it will never have that event. */
    boolean isGone(String site, long seq) {
        return of(site).gone == seq;
    }

    /** Whether all of these have said so; of none they have not. */
    boolean isGone(List<String> sites, long seq) {
        return !sites.isEmpty() && sites.stream().allMatch(site -> isGone(site, seq));
    }

    /**
     * Why nobody gives that event any more, in words for an operator; empty while one of these sites may.
     *
     * @param others that were asked for it, too, and have not given it
     */
    String hopeless(List<String> sites, List<String> others, long seq) {
        return isGone(sites, seq)
                ? "This site needs seeding: no upstream has event " + seq
                        + " any more"
                        + (others.isEmpty() ? "" : ", nor does " + String.join(" or ", others) + " give it")
                        + ". Give it an empty database and seed it (jobs seed "
                        + sites.get(0)
                        + "), import an export that begins there (jobs import), or name an upstream that has it"
                : "";
    }

    private Standing of(String site) {
        return standings.computeIfAbsent(site, name -> new Standing());
    }
}
