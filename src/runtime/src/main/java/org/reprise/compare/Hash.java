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

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
