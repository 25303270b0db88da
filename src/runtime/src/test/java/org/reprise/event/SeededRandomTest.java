package org.reprise.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SeededRandomTest {
    private static final UUID SEED = UUID.fromString("0b0f3ac2-4b0a-4a55-9f0e-5d1e1d3c2b1a");

    /** Events in logs and archives hold the seed only: what follows from it must stay. */
    @Test
    void followsFromTheSeedForEver() {
        SeededRandom random = new SeededRandom(SEED);
        assertThat(random.uuid()).isEqualTo(uuid(1));
        assertThat(random.uuid()).isEqualTo(uuid(2));
        assertThat(random.numbers().nextLong()).isEqualTo(splitMix(SEED.getMostSignificantBits(), 3));
    }

    private static UUID uuid(int number) {
        long head = splitMix(SEED.getMostSignificantBits(), number);
        long tail = splitMix(SEED.getLeastSignificantBits(), number);
        return new UUID(head & 0xFFFF_FFFF_FFFF_0FFFL | 0x4000, tail >>> 2 | Long.MIN_VALUE);
    }

    /** SplitMix64 as its authors published it. */
    private static long splitMix(long seed, int number) {
        long z = seed + number * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    @Test
    void uuidsAreOfVersion4AndDiffer() {
        SeededRandom random = new SeededRandom(SEED);
        Set<UUID> drawn = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            UUID uuid = random.uuid();
            assertThat(uuid.version()).isEqualTo(4);
            assertThat(uuid.variant()).isEqualTo(2);
            drawn.add(uuid);
        }
        assertThat(drawn).hasSize(1000);
    }

    @Test
    void halfOfTheSeedMakesOtherUuids() {
        UUID other = new UUID(SEED.getMostSignificantBits(), SEED.getLeastSignificantBits() + 1);
        assertThat(new SeededRandom(other).uuid()).isNotEqualTo(new SeededRandom(SEED).uuid());
    }
}
