package org.reprise.compare;

import java.util.HexFormat;

/** 128 bits. */
public record Hash(long high, long low) {

    static final Hash ZERO = new Hash(0, 0);

    /**
     * The sum modulo 2^128. It does not depend on order, and unlike that of an exclusive or, a row that is there twice does not
     * vanish from it.
     */
    Hash plus(Hash other) {
        long sum = low + other.low;
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        return new Hash(high + other.high + carry, sum);
    }

    /**
     * What {@link #toString} gave.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Hash parse(String text) {
        if (text.length() != Long.BYTES * 4) {
            throw new IllegalArgumentException("Not 128 bits in hexadecimal: " + text);
        }
        return new Hash(
                HexFormat.fromHexDigitsToLong(text, 0, Long.BYTES * 2),
                HexFormat.fromHexDigitsToLong(text, Long.BYTES * 2, Long.BYTES * 4));
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
