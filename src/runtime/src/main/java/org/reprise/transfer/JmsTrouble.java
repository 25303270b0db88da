package org.reprise.transfer;

import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.JMSSecurityRuntimeException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What it means for an operator that another site's messaging engine took no message. The engine's own words go into the log with the
 * exception; here stand their codes, to find them by.
 */
final class JmsTrouble {
    private static final Pattern CODE = Pattern.compile("\\bCWSI[A-Z]\\d{4}E\\b");
    private static final Pattern ADDRESS = Pattern.compile("\\[([^\\[\\]\\s]+:\\d+):\\w+]");
    private static final Set<String> NOBODY_THERE = Set.of("CWSIT0127E", "CWSIT0067E", "CWSIJ0063E");
    private static final Set<String> BROKEN = Set.of("CWSIJ0056E", "CWSIJ0044E", "CWSIC0065E", "CWSIP0002E");
    private static final Set<String> FULL = Set.of("CWSIK0025E");

    private JmsTrouble() {}

    /** @param queue that it was for; empty where only a connection was wanted */
    static String words(String queue, Exception refused) {
        Set<String> said = new LinkedHashSet<>();
        boolean secured = false;
        boolean unknown = false;
        Throwable cause = refused;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            said.add(String.valueOf(cause.getMessage()));
            secured |= cause instanceof JMSSecurityException || cause instanceof JMSSecurityRuntimeException;
            unknown |=
                    cause instanceof InvalidDestinationException || cause instanceof InvalidDestinationRuntimeException;
            cause = cause.getCause();
        }
        String all = String.join("\n", said);
        Set<String> codes = CODE.matcher(all)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        String which = codes.isEmpty() ? refused.getClass().getSimpleName() : String.join(", ", codes);
        return meaning(queue, all, codes, secured, unknown) + " (" + which + ")";
    }

    private static String meaning(String queue, String all, Set<String> codes, boolean secured, boolean unknown) {
        if (secured) {
            return "its messaging engine does not let this server in: compare user and password of the connection factory with what is set there";
        }
        if (unknown) {
            return "its messaging engine has no queue " + queue + ": add it to its server.xml, see reprise.xml";
        }
        if (codes.stream().anyMatch(FULL::contains)) {
            return "its queue " + queue + " is full: its console's page of queues says since when nobody empties it";
        }
        if (codes.stream().anyMatch(NOBODY_THERE::contains)) {
            Matcher address = ADDRESS.matcher(all);
            return "its messaging engine" + (address.find() ? " at " + address.group(1) : "")
                    + " cannot be reached: its server does not run, or the way to it is cut";
        }
        if (codes.stream().anyMatch(BROKEN::contains)) {
            return "the connection to its messaging engine broke";
        }
        return "its messaging engine refuses "
                + (queue.isEmpty() ? "the connection" : "what is for the queue " + queue);
    }
}
