package org.reprise.console.peers;

import java.net.URI;

/**
 * Another site, as this console reaches it.
 *
 * @param name its name in {@code reprise.sites}
 * @param url  base URL of its server, without a slash at the end
 */
record Peer(String name, URI url) {

    Peer {
        String text = url.toString();
        url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
            throw new IllegalArgumentException(
                    "The URL of site " + name + " starts with http:// or https://, not so " + url);
        }
    }

    /** Where its figures are. */
    URI figures() {
        return URI.create(url + "/reprise/api/site");
    }

    /** Its console. */
    URI console() {
        return URI.create(url + "/reprise/");
    }
}
