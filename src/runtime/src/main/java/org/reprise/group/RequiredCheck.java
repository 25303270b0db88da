package org.reprise.group;

import java.net.URI;
import java.util.Locale;

/**
 * Something that must be in order at a primary.
 *
 * @param name   what people call it
 * @param kind   how it is looked at
 * @param target the name of a health check, host and port, or a URL
 */
public record RequiredCheck(String name, Kind kind, String target) {

    /** How a check looks. */
    public enum Kind {
        /** A MicroProfile Health check of the application, by the name of its response. */
        HEALTH,
        /** Whether somebody takes connections there. */
        TCP,
        /** Whether GET is answered by 200 to 399. */
        HTTP
    }

    /**
     * Reads {@code health:orders}, {@code tcp://host:port} or {@code http://host/path}.
     *
     * @throws IllegalArgumentException naming the key and what it may be
     */
    public static RequiredCheck parse(String name, String text) {
        String plain = text.strip();
        String lower = plain.toLowerCase(Locale.ROOT);
        try {
            if (lower.startsWith("health:") && plain.length() > "health:".length()) {
                return new RequiredCheck(
                        name, Kind.HEALTH, plain.substring("health:".length()).strip());
            }
            if (lower.startsWith("tcp://")) {
                return new RequiredCheck(
                        name,
                        Kind.TCP,
                        Endpoint.parse(plain.substring("tcp://".length()), 0).toString());
            }
            if ((lower.startsWith("http://") || lower.startsWith("https://"))
                    && URI.create(plain).getHost() != null) {
                return new RequiredCheck(name, Kind.HTTP, plain);
            }
        } catch (IllegalArgumentException e) {
            throw wrong(name, text, e);
        }
        throw wrong(name, text, null);
    }

    private static IllegalArgumentException wrong(
            String name, String text, @org.jspecify.annotations.Nullable Throwable cause) {
        return new IllegalArgumentException(
                "reprise.group.checks." + name + ".target = '" + text
                        + "' is no check: use health:NAME, tcp://HOST:PORT or http://HOST:PORT/PATH",
                cause);
    }

    @Override
    public String toString() {
        return name + " (" + (kind == Kind.HTTP ? "" : kind.name().toLowerCase(Locale.ROOT) + " ") + target + ")";
    }
}
