package org.reprise.zoo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** A run of transactions, each of one to three operations, made from a seed: the same seed, the same script. */
public record ZooScript(List<List<ZooOperation>> transactions) {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final int NAMES = 6;

    /** What makes the operations of a script. */
    private record Dice(SplittableRandom random) {
        String keeper() {
            return "keeper" + random.nextInt(NAMES);
        }

        String animal() {
            return "animal" + random.nextInt(NAMES);
        }

        String place() {
            return "place" + random.nextInt(NAMES);
        }

        long specimen() {
            return random.nextInt(2 * NAMES);
        }

        int number() {
            return random.nextInt(10_000);
        }

        ZooOperation operation(List<Supplier<ZooOperation>> kinds) {
            return kinds.get(random.nextInt(kinds.size())).get();
        }
    }

    public ZooScript {
        transactions = List.copyOf(transactions);
    }

    /** Without random ids: on equal databases every run gives equal rows. */
    public static ZooScript withoutRandomIds(long seed, int transactions) {
        Dice dice = new Dice(new SplittableRandom(seed));
        return of(dice, transactions, kinds(dice));
    }

    /** With random ids too. */
    public static ZooScript of(long seed, int transactions) {
        Dice dice = new Dice(new SplittableRandom(seed));
        List<Supplier<ZooOperation>> kinds = new ArrayList<>(kinds(dice));
        kinds.add(() -> new PlaceOperation.SellDay(dice.number(), DAY.plusDays(dice.number() % 50)));
        kinds.add(() -> new PlaceOperation.SellSeason(dice.number(), "holder" + dice.number()));
        return of(dice, transactions, kinds);
    }

    private static ZooScript of(Dice dice, int transactions, List<Supplier<ZooOperation>> kinds) {
        List<List<ZooOperation>> script = new ArrayList<>();
        for (int i = 0; i < transactions; i++) {
            List<ZooOperation> operations = new ArrayList<>();
            for (int j = 1 + dice.random().nextInt(3); j > 0; j--) {
                operations.add(dice.operation(kinds));
            }
            script.add(List.copyOf(operations));
        }
        return new ZooScript(script);
    }

    private static List<Supplier<ZooOperation>> kinds(Dice dice) {
        return List.of(
                () -> new SpecimenOperation.Describe(dice.specimen(), dice.number()),
                () -> new SpecimenOperation.Grow(dice.specimen(), dice.number()),
                () -> new SpecimenOperation.Merge(dice.specimen(), dice.number()),
                () -> new SpecimenOperation.Remove(dice.specimen()),
                () -> new KeeperOperation.Hire(dice.keeper(), dice.number()),
                () -> new KeeperOperation.Promote(dice.keeper(), dice.keeper(), dice.number()),
                () -> new KeeperOperation.Equip(dice.keeper(), dice.number()),
                () -> new KeeperOperation.Equip(dice.keeper(), dice.number()),
                () -> new KeeperOperation.Visited(dice.keeper(), "reason" + dice.number()),
                () -> new KeeperOperation.Forget(dice.keeper(), dice.number() % 2),
                () -> new KeeperOperation.Assign(dice.keeper(), dice.place()),
                () -> new KeeperOperation.Entrust(dice.keeper(), dice.animal()),
                () -> new KeeperOperation.Dismiss(dice.keeper()),
                () -> new AnimalOperation.Cub(dice.animal(), dice.number()),
                () -> new AnimalOperation.Hatch(dice.animal(), BigDecimal.valueOf(dice.number(), 3)),
                () -> new AnimalOperation.Rename(dice.animal(), dice.animal()),
                () -> new AnimalOperation.RoarLouder(dice.number(), dice.number()),
                () -> new PlaceOperation.Open(dice.place(), "title" + dice.number()),
                () -> new PlaceOperation.Rename(dice.place(), "title" + dice.number()),
                () -> new PlaceOperation.EndDay(DAY.plusDays(dice.number() % 50)));
    }
}
