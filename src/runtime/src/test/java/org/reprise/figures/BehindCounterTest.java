package org.reprise.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reprise.log.ForwardingPortions;
import org.reprise.log.InMemoryEventLog;
import org.reprise.log.PortionStore;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Portion;

/** What a site has not got yet, as business calls. */
class BehindCounterTest {
    private final PortionStore log = InMemoryEventLog.create().portions();
    private final List<Long> reads = new ArrayList<>();
    private final BehindCounter counter = new BehindCounter(new ForwardingPortions(log) {
        @Override
        public Optional<Portion> at(long seq) {
            reads.add(seq);
            return super.at(seq);
        }
    });
    private ChainEnd end = ChainEnd.START;

    @BeforeEach
    void look() {
        counter.look();
    }

    private void store(String... names) {
        Portion portion = Events.portion(end, names);
        log.store(portion);
        end = portion.end();
    }

    @Test
    void eventsAreCountedByNameAndByKindFromAnyPlaceOn() {
        store("network.pass", "network.accept", "network.pass");
        store("network.pass", "network.expire");
        assertThat(counter.of(1, 5, 5))
                .isEqualTo(new BehindFigures(
                        true,
                        true,
                        4,
                        Map.of("network.pass", 2L, "network.accept", 1L, "network.expire", 1L),
                        Map.of("message", 2L)));
        assertThat(counter.of(1, 5, 5).words()).isEqualTo("2 network.pass, 1 network.accept and 1 network.expire");
        assertThat(counter.of(5, 5, 5)).isEqualTo(BehindFigures.NOTHING);
        assertThat(counter.of(6, 5, 5).words()).as("further than the log here").isEqualTo("nothing");
    }

    @Test
    void portionIsReadOnceHoweverOftenOneLooks() {
        store("network.pass", "network.accept");
        store("network.pass");
        for (int i = 0; i < 10; i++) {
            counter.look();
            counter.of(0, 3, 3);
            counter.of(1, 3, 3);
        }
        assertThat(reads).containsExactly(1L, 3L);
    }

    /** It is no matter of a look to read a whole log. */
    @Test
    void siteThatIsFarBehindIsCountedALittleFurtherAtEachLook() {
        for (int i = 0; i < 120; i++) {
            store("network.pass", "network.accept");
        }
        assertThat(counter.of(0, 240, 240).words()).isEqualTo("50 network.accept, 50 network.pass and 140 more");
        assertThat(counter.of(0, 240, 240).whole()).isFalse();
        counter.look();
        assertThat(counter.of(0, 240, 240).words()).isEqualTo("100 network.accept, 100 network.pass and 40 more");
        counter.look();
        assertThat(counter.of(0, 240, 240).words()).isEqualTo("120 network.accept and 120 network.pass");
    }

    @Test
    void noMoreThanSoManyAreCountedForASite() {
        String[] many =
                Collections.nCopies(BehindCounter.MOST / 10, "network.pass").toArray(String[]::new);
        for (int i = 0; i < 15; i++) {
            store(many);
        }
        BehindFigures figures = counter.of(0, 15_000, 15_000);
        assertThat(figures.words()).isEqualTo("10000 network.pass and 5000 more");
        assertThat(figures.events()).isEqualTo(15_000);
    }

    @Test
    void whatIsNotHereIsMoreOfWhichTheNamesAreUnknown() {
        store("network.pass");
        assertThat(counter.of(0, 1, 4).words()).isEqualTo("1 network.pass and 3 more");
        assertThat(counter.of(1, 1, 4).words()).isEqualTo("3 more");
    }
}
