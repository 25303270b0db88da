package org.reprise.reign;

import java.util.List;
import org.reprise.portion.ChainEnd;

/**
 * What a candidate does with itself and with others on its way to be primary. What is asked of another site throws when there is no way
 * to it, or it says no; then it may have been done all the same.
 */
public interface Sites {
    /** How the candidate is. */
    SiteWord own();

    /** Which other sites are known here. */
    List<String> others();

    SiteWord word(String site);

    /** What those others say that can be reached. All are asked at once: however many are silent, that is waited for once. */
    List<SiteWord> words();

    /** Has it take no new calls and end what is begun; it goes on by itself when this is not repeated for a while. */
    SiteWord giveWay(String site);

    /** Nothing comes of it. */
    void goOn(String site);

    /**
     * Has it commit nothing any more below an epoch of the candidate's.
     *
     * @param end where its log must end
     * @throws RuntimeException when it does not; then it may have promised, and {@link #reignOn} undoes that
     */
    SiteWord promise(String site, long epoch, ChainEnd end);

    /** Has a site that is not primary promise an epoch of the candidate's, wherever its log ends; how it is then. */
    SiteWord promise(String site, long epoch);

    /** Has the candidate ask this site first for what it lacks; empty for those that it asks by itself. */
    void fetchFrom(String site);

    /** Why what the candidate lacks cannot come from that site, in words; empty while it may. */
    String gone(String site);

    /** How far a site that does not answer was when it was heard last. */
    SiteSeen lastKnown(String site);

    /** The epoch that it has promised will not begin: it begins another one of its own, and goes on. */
    void reignOn(String site);

    /** Which required checks are down at the candidate, each in words; empty when none is. */
    List<String> checksDown();

    /** Events that an operator has skipped at the candidate, in words: its rows lack what they did. Empty where none was. */
    List<String> skipped();

    /** What runs before the candidate is primary, in words; empty for nothing. */
    String hooks();

    /**
     * Runs it.
     *
     * @param epoch that is to begin
     * @throws RuntimeException when one of it refuses or fails: then the candidate is not to be primary
     */
    void runHooks(long epoch);

    /** Business calls that come to the candidate are told its own name from now on; empty for no longer. */
    void name(boolean own);

    /** Moves the candidate's generators past all ids in its tables. Returns how many, in words. */
    String advanceGenerators();

    /** The reign has begun in the register: the candidate opens as primary, with the barrier as its first event. */
    void open(Reign reign);

    /** Tells it of all reigns known here. */
    SiteWord tell(String site);

    /** @throws RuntimeException when another server of the candidate is to conduct what is done there by now */
    void conducts();

    /** Waits a moment. */
    void pause();
}
