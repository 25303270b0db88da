package org.reprise.zoo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.sessions.JqwikSession;

/** Random runs of transactions. Few names, so that operations meet each other's rows. */
public final class ZooScripts {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final int NAMES = 6;

    private static final Arbitrary<String> KEEPER = name("keeper", NAMES);
    private static final Arbitrary<String> ANIMAL = name("animal", NAMES);
    private static final Arbitrary<String> PLACE = name("place", NAMES);
    private static final Arbitrary<Long> SPECIMEN = below(2 * NAMES).map(Integer::longValue);
    private static final Arbitrary<Integer> NUMBER = below(10_000);
    private static final Arbitrary<Long> LARGE = NUMBER.map(Integer::longValue);

    private ZooScripts() {}

    private static Arbitrary<Integer> below(int limit) {
        return Arbitraries.integers().between(0, limit - 1).withDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<String> name(String start, int limit) {
        return below(limit).map(number -> start + number);
    }

    /** One to three operations of any kind. */
    public static Arbitrary<List<ZooOperation>> transactions() {
        return transactions(
                Arbitraries.oneOf(Stream.concat(repeatable(), unrepeatable()).toList()));
    }

    /** One to three operations that give equal rows on equal databases in every run. */
    public static Arbitrary<List<ZooOperation>> repeatableTransactions() {
        return transactions(Arbitraries.oneOf(repeatable().toList()));
    }

    private static Arbitrary<List<ZooOperation>> transactions(Arbitrary<ZooOperation> operations) {
        return operations.list().ofMinSize(1).ofMaxSize(3);
    }

    /** As many of them, made from a seed: the same seed, the same script. */
    public static <T> List<T> script(Arbitrary<T> transactions, long seed, int size) {
        AtomicReference<List<T>> script = new AtomicReference<>();
        JqwikSession.run(() -> script.set(transactions
                .list()
                .ofSize(size)
                .generator(size)
                .next(new Random(seed))
                .value()));
        return script.get();
    }

    private static Stream<Arbitrary<ZooOperation>> repeatable() {
        return Stream.of(
                        Stream.of(
                                of(SPECIMEN, LARGE, SpecimenOperation.Describe::new),
                                of(SPECIMEN, NUMBER, SpecimenOperation.Grow::new),
                                of(SPECIMEN, LARGE, SpecimenOperation.Merge::new),
                                of(SPECIMEN, SpecimenOperation.Remove::new)),
                        keepers(),
                        animals(),
                        Stream.of(
                                of(PLACE, NUMBER.map(n -> "title" + n), PlaceOperation.Open::new),
                                of(PLACE, NUMBER.map(n -> "title" + n), PlaceOperation.Rename::new),
                                of(day(), PlaceOperation.EndDay::new)))
                .flatMap(each -> each);
    }

    private static Stream<Arbitrary<ZooOperation>> keepers() {
        return Stream.of(
                of(KEEPER, LARGE, KeeperOperation.Hire::new),
                Combinators.combine(KEEPER, KEEPER, LARGE).as(KeeperOperation.Promote::new),
                of(KEEPER, LARGE, KeeperOperation.Equip::new),
                of(KEEPER, LARGE, KeeperOperation.Equip::new),
                of(KEEPER, NUMBER.map(n -> "reason" + n), KeeperOperation.Visited::new),
                of(KEEPER, below(2), KeeperOperation.Forget::new),
                of(KEEPER, PLACE, KeeperOperation.Assign::new),
                of(KEEPER, ANIMAL, KeeperOperation.Entrust::new),
                of(KEEPER, KeeperOperation.Dismiss::new));
    }

    private static Stream<Arbitrary<ZooOperation>> animals() {
        return Stream.of(
                of(ANIMAL, NUMBER, AnimalOperation.Cub::new),
                of(ANIMAL, NUMBER.map(n -> BigDecimal.valueOf(n, 3)), AnimalOperation.Hatch::new),
                of(ANIMAL, ANIMAL, AnimalOperation.Rename::new),
                of(NUMBER, NUMBER, AnimalOperation.RoarLouder::new));
    }

    /** Whose ids or outcome are not the same twice. */
    private static Stream<Arbitrary<ZooOperation>> unrepeatable() {
        return Stream.of(
                of(NUMBER, PlaceOperation.Discount::new),
                of(NUMBER, NUMBER, PlaceOperation.Surcharge::new),
                Combinators.combine(PLACE, PLACE, NUMBER.map(n -> "title" + n)).as(PlaceOperation.Retitle::new),
                of(PLACE, PlaceOperation.Shout::new),
                of(NUMBER, day(), PlaceOperation.SellDay::new),
                of(NUMBER, NUMBER.map(n -> "holder" + n), PlaceOperation.SellSeason::new));
    }

    private static Arbitrary<LocalDate> day() {
        return below(50).map(DAY::plusDays);
    }

    private static <A> Arbitrary<ZooOperation> of(Arbitrary<A> first, Function<A, ZooOperation> operation) {
        return first.map(operation);
    }

    private static <A, B> Arbitrary<ZooOperation> of(
            Arbitrary<A> first, Arbitrary<B> second, BiFunction<A, B, ZooOperation> operation) {
        return Combinators.combine(first, second).as(operation::apply);
    }
}
