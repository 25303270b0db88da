package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.reprise.event.Call;
import org.reprise.event.EventJson;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Portion;

/**
 * The portions that a site has stored, in the order of their events.
 *
 * @param site     whose
 * @param portions read and checked by the product's own reader
 */
record SealedLog(String site, List<Portion> portions) {

    static SealedLog of(Probe probe) {
        return from(probe, 1);
    }

    /** Those whose first event is this one or a later one. */
    static SealedLog from(Probe probe, long firstSeq) {
        String sql = "SELECT BYTES FROM REPRISE_PORTIONS WHERE FIRST_SEQ >= " + firstSeq + " ORDER BY FIRST_SEQ";
        try (Stream<String> lines = probe.lines(sql)) {
            List<Portion> portions = lines.skip(1)
                    .map(line -> Portion.parse(HexFormat.of().parseHex(line)))
                    .toList();
            return new SealedLog(probe.site(), portions);
        }
    }

    /** Every portion begins where the one before it ends, by number and by hash; the first begins with event 1. */
    void checkChain() {
        ChainEnd end = ChainEnd.START;
        for (Portion portion : portions) {
            assertThat(portion.follows(end))
                    .as(portion + " follows " + end.position() + " at " + site)
                    .isTrue();
            end = portion.end();
        }
    }

    /** The other site has the same portions, byte for byte. */
    void checkSame(SealedLog other) {
        assertThat(other.portions)
                .as("portions at " + other.site + " and at " + site)
                .hasSameSizeAs(portions);
        for (int i = 0; i < portions.size(); i++) {
            assertThat(other.portions.get(i).toBytes())
                    .as(portions.get(i) + " at " + other.site)
                    .isEqualTo(portions.get(i).toBytes());
        }
    }

    long head() {
        return portions.isEmpty() ? 0 : portions.get(portions.size() - 1).lastSeq();
    }

    /** All calls of all events that are not left out, in their order. */
    List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        for (Portion portion : portions) {
            portion.bodies().stream()
                    .filter(body -> body.length > 0)
                    .forEach(body -> calls.addAll(EventJson.decode(body).calls()));
        }
        return calls;
    }
}
