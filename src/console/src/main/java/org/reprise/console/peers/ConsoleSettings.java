package org.reprise.console.peers;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;

/**
 * What the console is told by configuration.
 *
 * @param self          name of this site: {@code reprise.site}
 * @param peers         the other sites of {@code reprise.sites}, each with {@code reprise.sites.<name>.url}
 * @param authorization the header that opens the peers' consoles, from {@code reprise.console.poll-user} and
 *                      {@code reprise.console.poll-password}
 */
record ConsoleSettings(String self, List<Peer> peers, Optional<String> authorization) {

    private static final Logger LOG = Logger.getLogger(ConsoleSettings.class.getName());

    ConsoleSettings {
        peers = List.copyOf(peers);
    }

    static ConsoleSettings of(Config config) {
        String self = config.getValue("reprise.site", String.class);
        List<Peer> peers = new ArrayList<>();
        for (String name :
                config.getOptionalValues("reprise.sites", String.class).orElse(List.of())) {
            String peer = name.strip();
            if (peer.isEmpty() || peer.equals(self)) {
                continue;
            }
            String key = "reprise.sites." + peer + ".url";
            config.getOptionalValue(key, URI.class)
                    .ifPresentOrElse(
                            url -> peers.add(new Peer(peer, url)),
                            () -> LOG.warning(
                                    "REPR0506W: Site " + peer + " is named in reprise.sites but " + key
                                            + " is not set: the console does not show it. Set it to the base URL of that server."));
        }
        Optional<String> authorization = config.getOptionalValue("reprise.console.poll-user", String.class)
                .map(user -> basic(
                        user,
                        config.getOptionalValue("reprise.console.poll-password", String.class)
                                .orElse("")));
        return new ConsoleSettings(self, peers, authorization);
    }

    private static String basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ConsoleSettings[self=" + self + ", peers=" + peers + "]";
    }
}
