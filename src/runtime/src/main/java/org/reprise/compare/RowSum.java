package org.reprise.compare;

/**
 * What some rows come to: equal rows have equal sums, whatever their order.
 *
 * @param count how many they are
 * @param hash  the sum of their hashes
 */
public record RowSum(long count, Hash hash) {

    public static final RowSum NONE = new RowSum(0, Hash.ZERO);

    public RowSum plus(RowSum other) {
        return new RowSum(count + other.count, hash.plus(other.hash));
    }
}
