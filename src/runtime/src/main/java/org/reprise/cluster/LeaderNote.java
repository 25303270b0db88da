package org.reprise.cluster;

import java.time.Instant;
import org.reprise.portion.Position;
import org.reprise.transfer.UpstreamWord;

/**
 * What the server that leads says to the others of its site, so that the figures of each are those of the site.
 *
 * @param word    the newest from the upstreams
 * @param holds   whether it takes no calls yet although the site is primary
 * @param trouble what hinders it; may be cut
 */
public record LeaderNote(UpstreamWord word, boolean holds, String trouble) {
    static final LeaderNote NONE = new LeaderNote(UpstreamWord.NONE, false, "");

    private static final int PARTS = 6;

    @Override
    public String toString() {
        String text = word.head().epoch() + " " + word.head().seq() + " "
                + word.heardAt().toEpochMilli() + " " + (word.site().isEmpty() ? "-" : word.site()) + " " + holds + " "
                + trouble;
        // letters of several bytes count as several on some databases
        return text.substring(0, Math.min(text.length(), LeaseStore.MAX_NOTE / 4));
    }

    /** What cannot be read, such as that of another release, says nothing. */
    static LeaderNote parse(String text) {
        String[] parts = text.split(" ", PARTS);
        try {
            return parts.length < PARTS
                    ? NONE
                    : new LeaderNote(
                            new UpstreamWord(
                                    parts[3].equals("-") ? "" : parts[3],
                                    new Position(Long.parseLong(parts[0]), Long.parseLong(parts[1])),
                                    Instant.ofEpochMilli(Long.parseLong(parts[2]))),
                            Boolean.parseBoolean(parts[4]),
                            parts[5]);
        } catch (IllegalArgumentException e) {
            return NONE;
        }
    }
}
