package org.reprise.reign;

/**
 * What a site asks another one about who reigns. Whatever is asked, the one that asks tells all reigns that it knows of, and the other
 * answers with all that it knows, and with its {@link SiteWord}.
 *
 * @param step    what is asked for
 * @param to      the site that would be primary; empty in {@link Step#WORD}
 * @param epoch   to promise; 0 in all others
 * @param upTo    where the log of the one that promises must end, by its seq; 0 in all others
 * @param hash    of the portion that ends there; empty in all others
 * @param reigns  that the one that asks knows of
 */
public record ReignQuestion(Step step, String to, long epoch, long upTo, String hash, ReignForm.Told[] reigns) {

    /** What is asked for. */
    public enum Step {
        /** How it is. */
        WORD,
        /** Take no new calls, and end what is begun: another site would be primary. It goes on by itself when it is not asked for a while. */
        GIVE_WAY,
        /** Nothing comes of it: go on. */
        GO_ON,
        /** Commit nothing any more below this epoch, if the log still ends there. */
        PROMISE,
        /** Commit nothing and take nothing any more below this epoch, wherever the log ends: only of a site that is not primary. */
        YIELD,
        /** The epoch that was promised will not begin: begin another one, and go on. */
        REIGN_ON
    }
}
