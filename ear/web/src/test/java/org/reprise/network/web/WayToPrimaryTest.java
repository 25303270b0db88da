package org.reprise.network.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WayToPrimaryTest {
    private static final URI EAST = URI.create("http://east:9080/");

    private static Optional<URI> at(String request, String primary) {
        return WayToPrimary.of(URI.create(request), "west", primary, EAST);
    }

    @Test
    void pathAndQueryAreKeptAsTheyWere() {
        assertThat(at("http://west:9080/network/api/messages/a%20b/pass", "east"))
                .hasValue(URI.create("http://east:9080/network/api/messages/a%20b/pass?led-on-by=west"));
        assertThat(at("http://west:9080/network/api/messages?x=%26&y=2", "east"))
                .hasValue(URI.create("http://east:9080/network/api/messages?x=%26&y=2&led-on-by=west"));
    }

    @Test
    void whoWasLedOnOnceIsNotLedOnAgain() {
        assertThat(at("http://west:9080/network/api/messages?led-on-by=east", "east"))
                .isEmpty();
        assertThat(at("http://west:9080/network/api/messages?x=1&led-on-by=east", "east"))
                .isEmpty();
        assertThat(at("http://west:9080/network/api/messages?not-led-on-by=east", "east"))
                .isPresent();
    }

    @Test
    void noWayLeadsToTheSiteItselfOrToNobody() {
        assertThat(at("http://west:9080/network/api/messages", "west")).isEmpty();
        assertThat(at("http://west:9080/network/api/messages", "")).isEmpty();
    }
}
