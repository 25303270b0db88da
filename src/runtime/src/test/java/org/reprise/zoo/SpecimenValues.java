package org.reprise.zoo;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.SplittableRandom;
import java.util.UUID;

/** Values of each basic type, all made from one number. Every fifth set has nulls where nulls may be. */
public record SpecimenValues(long seed) {
    private static final long START = 1_600_000_000L;

    private SplittableRandom random(int salt) {
        return new SplittableRandom(seed * 31 + salt);
    }

    boolean nothing() {
        return seed % 5 == 0;
    }

    short small() {
        return (short) random(1).nextInt(Short.MIN_VALUE, Short.MAX_VALUE);
    }

    int legs() {
        return random(2).nextInt(0, 1000);
    }

    long cells() {
        return random(3).nextLong();
    }

    BigInteger genes() {
        return BigInteger.valueOf(random(4).nextLong()).multiply(BigInteger.valueOf(1_000_000_007));
    }

    BigDecimal price() {
        return BigDecimal.valueOf(random(5).nextLong(-1_000_000, 1_000_000), 2);
    }

    double weight() {
        return random(6).nextInt(-1_000_000, 1_000_000) / 64.0;
    }

    boolean wild() {
        return random(7).nextBoolean();
    }

    String text() {
        return "Felis \u00e9\u4e2d\uD83E\uDD81 'leo' "
                + Long.toHexString(random(8).nextLong());
    }

    byte[] bytes() {
        byte[] bytes = new byte[16];
        random(9).nextBytes(bytes);
        return bytes;
    }

    Diet diet() {
        return Diet.values()[random(10).nextInt(3)];
    }

    LocalDateTime time() {
        SplittableRandom random = random(11);
        return LocalDateTime.of(2026, 1, 1, 0, 0)
                .plusMinutes(random.nextInt(500_000))
                .plusNanos(random.nextInt(60_000_000) * 1000L);
    }

    Instant instant() {
        SplittableRandom random = random(12);
        return Instant.ofEpochSecond(START + random.nextInt(100_000_000), random.nextInt(1_000_000) * 1000L);
    }

    UUID tag() {
        SplittableRandom random = random(13);
        return new UUID(random.nextLong(), random.nextLong());
    }
}
