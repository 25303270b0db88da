package org.reprise.console.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsoleSettingsTest {

    private static final Peer WEST = new Peer("west", URI.create("http://west:9080/"));

    @Test
    void aSlashAtTheEndOfThePeersUrlDoesNotMatter() {
        assertThat(WEST.figures()).isEqualTo(URI.create("http://west:9080/reprise/api/site"));
        assertThat(WEST).isEqualTo(new Peer("west", URI.create("http://west:9080")));
    }

    @Test
    void aPeerIsReachedByHttpOnly() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Peer("west", URI.create("file:///etc")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Peer("west", URI.create("west:9080")));
    }

    @Test
    void thePasswordIsNotWrittenAnywhere() {
        assertThat(new ConsoleSettings("east", List.of(WEST), Optional.of("Basic c2VjcmV0")))
                .asString()
                .doesNotContain("c2VjcmV0");
    }

    @Test
    void thisSiteComesFirstThenItsPeersAndTheirLagLinesHaveOneLength() {
        Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
        SiteBook book = new SiteBook(new ConsoleSettings("east", List.of(WEST), Optional.empty()), clock);
        assertThat(book.view(null).sites()).extracting(SiteRow::name).containsExactly("east", "west");
        assertThat(book.view(null).sites()).extracting(SiteRow::self).containsExactly(true, false);
        assertThat(book.lag().lines())
                .allSatisfy(line -> assertThat(line.lagSeconds()).hasSize(LagHistory.SECONDS));
    }
}
