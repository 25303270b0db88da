package org.reprise.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.reprise.proof.Value;

/** Hashes of rows and their sums. */
final class HashTest {

    @Property
    void sumIsThatOfNumbersOf128Bits(@ForAll long a, @ForAll long b, @ForAll long c, @ForAll long d) {
        BigInteger sum = number(a, b).add(number(c, d)).mod(BigInteger.TWO.pow(128));
        Hash found = new Hash(a, b).plus(new Hash(c, d));
        assertThat(number(found.high(), found.low())).isEqualTo(sum);
    }

    private static BigInteger number(long high, long low) {
        return new BigInteger(new Hash(high, low).toString(), 16);
    }

    @Property(tries = 20)
    void sumDoesNotDependOnOrderAndSeesARowThatIsThereTwice(@ForAll Random random) {
        List<Value[]> rows = new ArrayList<>(IntStream.range(0, 50)
                .mapToObj(i -> new Value[] {Value.of(i), Value.of("row " + i)})
                .toList());
        Hash sum = sum(rows);
        Collections.shuffle(rows, random);
        assertThat(sum(rows)).isEqualTo(sum);
        Value[] one = rows.get(0);
        rows.add(one);
        Hash twice = sum(rows);
        rows.add(one);
        assertThat(List.of(sum, twice, sum(rows))).doesNotHaveDuplicates();
    }

    private static Hash sum(List<Value[]> rows) {
        RowHasher hasher = new RowHasher();
        return rows.stream().map(row -> hasher.digest(row, new int[] {0}).row()).reduce(Hash.ZERO, Hash::plus);
    }

    @Property
    void valuesDoNotRunIntoEachOther(@ForAll String one, @ForAll String other) {
        RowHasher hasher = new RowHasher();
        Value joined = Value.of(one + "x" + other);
        Value[] row = {Value.of(one), Value.of("x" + other)};
        Value[] shifted = {Value.of(one + "x"), Value.of(other)};
        int[] none = {};
        assertThat(List.of(
                        hasher.digest(row, none),
                        hasher.digest(shifted, none),
                        hasher.digest(new Value[] {joined}, none)))
                .doesNotHaveDuplicates();
    }
}
