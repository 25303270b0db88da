package org.reprise.api;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * What an application may ask about the call it is in, and what it should take from here instead of from the JDK so that replay
 * comes out the same; inject it with CDI. Safe for use by any thread; the answers hold for the calling thread at the moment of
 * the call.
 *
 * <p>Guarantee: {@link #clock()}, {@link #random()} and {@link #uuid()} give the same inside a {@link Replicated} call and
 * inside its replay, as long as the method asks in the same order. An event keeps only what was asked for.
 *
 * <p>Non-guarantees: outside such a call, in other threads, inside a {@link Recorded} method, and in callbacks that the JPA provider
 * makes at the commit, after the call, they are this site's own clock and chance.
 */
public interface Playback {

    /** True while the calling thread replays an event; false in a business call, and outside any call. */
    boolean isReplaying();

    /** The name of this site, as configured by {@code reprise.site}. */
    String site();

    /**
     * The name of the site that takes business calls, as far as this site knows; elsewhere they are refused with
     * {@link NotPrimaryException}. For those who answer before they call, as one that puts work into a queue: where it is not
     * {@link #site()}, refuse. Both are empty while the site has not begun to open.
     */
    String primary();

    /**
     * A clock that stands at the moment at which the outermost replicated call of the present event began, in milliseconds; UTC, as
     * a site's own time zone says nothing about another's. Outside any call the system's clock.
     */
    Clock clock();

    /**
     * The random numbers of the outermost replicated call of the present event: one sequence, started once per call. Not for secrets: the seed is in the
     * event log. Not for other threads.
     */
    RandomGenerator random();

    /** A new random UUID (version 4), equal at every site; as unlikely to come twice as any. Not a secret. */
    UUID uuid();
}
