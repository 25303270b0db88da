package org.reprise.fit;

import java.math.BigInteger;
import java.util.List;

/**
 * The type of a column.
 *
 * @param name     as the make declares it, such as {@code DECIMAL(12,2)}
 * @param size     bits of an integer or of a real's mantissa, digits of a decimal, characters, bytes, or the last year of a timestamp
 *                 whose range ends; 0 when not limited
 * @param scale    decimals of a number, digits of a fraction of a second
 * @param unsigned of a number that is never below 0
 * @param fixed    filled up to its size
 * @param values   of an enumeration
 */
public record ColumnType(
        Kind kind, String name, long size, int scale, boolean unsigned, boolean fixed, List<String> values) {
    /** More characters or bytes than a row that travels could have. */
    private static final long ENDLESS = (1 << 24) - 1L;

    private static final double BITS_A_DIGIT = Math.log10(2);

    public ColumnType {
        values = List.copyOf(values);
        if (kind == Kind.TEXT || kind == Kind.BYTES) {
            size = size >= ENDLESS ? 0 : size;
        }
    }

    static ColumnType of(Kind kind, String name, long size, int scale) {
        return new ColumnType(kind, name, size, scale, false, false, List.of());
    }

    ColumnType fixedSize() {
        return new ColumnType(kind, name, size, scale, unsigned, true, values);
    }

    ColumnType withoutSign() {
        return new ColumnType(kind, name, size, scale, true, fixed, values);
    }

    ColumnType of(List<String> named) {
        return new ColumnType(kind, name, size, scale, unsigned, fixed, named);
    }

    /** Whether a column of this type is as one of that type; makes call the same by other names. */
    boolean isSame(ColumnType other) {
        boolean named = kind == Kind.OTHER || kind == Kind.JSON;
        return kind == other.kind
                && size == other.size
                && scale == other.scale
                && unsigned == other.unsigned
                && fixed == other.fixed
                && values.equals(other.values)
                && (!named || name.equals(other.name));
    }

    BigInteger most() {
        return BigInteger.TWO.pow((int) size - (unsigned ? 0 : 1)).subtract(BigInteger.ONE);
    }

    BigInteger least() {
        return unsigned ? BigInteger.ZERO : most().negate().subtract(BigInteger.ONE);
    }

    /** Digits before the point that it holds whatever they are; of a decimal without limits as many as there are. */
    long wholeDigits() {
        return switch (kind) {
            case INTEGER -> most().toString().length() - 1L;
            case DECIMAL -> size == 0 ? Integer.MAX_VALUE : size - scale;
            default -> (long) (size * BITS_A_DIGIT);
        };
    }
}
