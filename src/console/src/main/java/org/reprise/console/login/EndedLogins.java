package org.reprise.console.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The login cookies that were logged out at this server since it started: the container would take them until they end by themselves, when each
 * login has one of its own. Holds digests of the last ones, and no cookie. Safe for any thread.
 */
final class EndedLogins {
    static final int MOST = 10_000;

    private final Set<String> ended = new LinkedHashSet<>();

    synchronized void add(String cookie) {
        ended.add(digest(cookie));
        if (ended.size() > MOST) {
            ended.remove(ended.iterator().next());
        }
    }

    synchronized boolean has(String cookie) {
        return ended.contains(digest(cookie));
    }

    private static String digest(String cookie) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(cookie.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
