package org.reprise.console.notice;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * What people are told of an alert: that it fires, or that it is over.
 *
 * @param key      the same whenever this is sent again, so that a receiver can tell; another one for each that fires and each that is over
 * @param firing   whether it fires; else it is over
 * @param about    which alert
 * @param severity {@code warning} or {@code critical}
 * @param text     what is wrong and what to do; of one that is over what was
 * @param since    since when it has fired
 * @param at       when this was written, by the clock of the site that tells
 * @param teller   the site that tells
 */
public record Notice(
        String key,
        boolean firing,
        About about,
        String severity,
        String text,
        Instant since,
        Instant at,
        String teller) {

    /**
     * Which alert.
     *
     * @param rule    what was looked at
     * @param site    where
     * @param subject at what of it: a queue, a file, another site; empty where that is the site itself
     */
    public record About(String rule, String site, String subject) {
        /** One word for all of it. */
        public String text() {
            return rule + ":" + site + ":" + subject;
        }

        /** For people. */
        String words() {
            return rule + " at " + site + (subject.isEmpty() ? "" : " (" + subject + ")");
        }
    }

    /** With the key that follows from the rest. */
    public static Notice of(
            boolean firing, About about, String severity, String text, Instant since, Instant at, String teller) {
        String whole = teller + "|" + about.text() + "|" + since.toEpochMilli() + "|" + firing;
        String key =
                UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8)).toString();
        return new Notice(key, firing, about, severity, text, since, at, teller);
    }

    public String state() {
        return firing ? "firing" : "resolved";
    }

    /** In one line, without what would break it. */
    String headline() {
        String line = (firing ? "FIRING " + severity : "RESOLVED") + ": " + about.words();
        return line.replaceAll("\\p{Cntrl}", " ");
    }

    /** All that people have to know. */
    String body() {
        return firing ? text : "It is over. From " + since + " on it was so: " + text;
    }
}
