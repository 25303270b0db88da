package org.reprise.group;

/** Where a server listens. */
public record Endpoint(String host, int port) {
    public Endpoint {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("'" + host + ":" + port + "' is no host and port");
        }
    }

    /**
     * Reads {@code host}, {@code host:port}, {@code [::1]:port} or an IPv6 address without a port.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    public static Endpoint parse(String text, int port) {
        String plain = text.strip();
        int bracket = plain.indexOf(']');
        int colon = plain.lastIndexOf(':');
        boolean bare = bracket < 0 && colon >= 0 && plain.indexOf(':') != colon;
        boolean without = colon < 0 || bare || colon < bracket;
        String host = without ? plain : plain.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        try {
            return new Endpoint(host, without ? port : Integer.parseInt(plain.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no host and port", e);
        }
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
