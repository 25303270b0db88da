package org.reprise.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionLimits;

final class SealPaceTest {

    private static final Duration PAUSE = Duration.ofMillis(25);

    private final SealPace pace = new SealPace(PAUSE, new PortionLimits(100, 1000));

    @Test
    void smallPortionGivesTheNextOneTimeToGrow() {
        assertThat(pace.after(portion(1, 10))).isEqualTo(PAUSE);
        assertThat(pace.after(portion(49, 1))).isEqualTo(PAUSE);
    }

    @Test
    void largePortionIsFollowedAtOnce() {
        assertThat(pace.after(portion(100, 1))).isZero();
        assertThat(pace.after(portion(50, 1))).isZero();
        assertThat(pace.after(portion(1, 2000))).isZero();
        assertThat(pace.after(portion(2, 300))).isZero();
    }

    @Test
    void pauseOfMinutesIsRefused() {
        assertThatThrownBy(() -> new SealPace(Duration.ofMinutes(2), PortionLimits.DEFAULT))
                .hasMessageContaining("reprise.seal.pause");
    }

    private static Portion portion(int count, int bytes) {
        List<byte[]> bodies = Collections.nCopies(count, new byte[bytes]);
        return Portion.seal(ChainEnd.START, 1, bodies, EventLogContract.NOW, Compression.DEFLATE);
    }
}
