package org.reprise.event;

import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The random numbers that follow from a seed. {@link SplittableRandom} holds 64 bits; two of them keep UUIDs of different calls
 * as far apart as UUIDs are meant to be. For one thread.
 */
public final class SeededRandom {
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final SplittableRandom numbers;
    private final SplittableRandom tails;

    public SeededRandom(UUID seed) {
        this.numbers = new SplittableRandom(seed.getMostSignificantBits());
        this.tails = new SplittableRandom(seed.getLeastSignificantBits());
    }

    /** The one sequence of numbers; {@link #uuid} draws from it too. */
    public RandomGenerator numbers() {
        return numbers;
    }

    public UUID uuid() {
        return new UUID((numbers.nextLong() & ~0xF000L) | VERSION_4, (tails.nextLong() >>> 2) | VARIANT);
    }
}
