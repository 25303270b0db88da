package org.reprise.cli.ask;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where the console of a site is.
 *
 * @param server base URL of its server, such as {@code http://10.0.0.2:9080}, without a slash at its end
 */
public record SiteAddress(String server) {

    private static final String CONSOLE = "/reprise";

    /** Takes the URL of the server, or of its console page. */
    public static SiteAddress parse(String text) {
        URI uri = uri(text);
        boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("write no user or password into the address: use --user");
        }
        if (!web || uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw wrong(text);
        }
        String server = withoutSlashes(text.strip());
        return new SiteAddress(
                server.endsWith(CONSOLE)
                        ? withoutSlashes(server.substring(0, server.length() - CONSOLE.length()))
                        : server);
    }

    /** A path below the API; its parts are encoded already. */
    URI api(String path) {
        return URI.create(server + CONSOLE + "/api/" + path);
    }

    /** A name as a part of a path. */
    public static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A further parameter of a query, or nothing where there is no value. */
    public static String parameter(String name, String value) {
        return value.isEmpty() ? "" : "&" + name + "=" + segment(value);
    }

    private static URI uri(String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException e) {
            throw wrong(text);
        }
    }

    private static IllegalArgumentException wrong(String text) {
        // before an @ may be a password: nothing of that is repeated
        String what = text.contains("@") ? "what you wrote" : "'" + text + "'";
        return new IllegalArgumentException(what + " is no address of a site: write it like http://10.0.0.2:9080");
    }

    private static String withoutSlashes(String text) {
        return text.replaceAll("/+$", "");
    }

    @Override
    public String toString() {
        return server;
    }
}
