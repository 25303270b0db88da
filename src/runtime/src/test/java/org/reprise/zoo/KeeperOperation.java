package org.reprise.zoo;

import jakarta.persistence.EntityManager;
import java.util.SplittableRandom;

/** Collections of each kind, two tables, a version; ids from a sequence and from the database. */
public sealed interface KeeperOperation extends ZooOperation {
    /** Of the keeper. */
    String name();

    private void each(EntityManager entities, java.util.function.Consumer<Keeper> work) {
        ZooOperation.named(entities, Keeper.class, name()).forEach(work);
    }

    /** A new one. */
    record Hire(String name, long salary) implements KeeperOperation {
        @Override
        public void accept(EntityManager entities) {
            entities.persist(new Keeper(name, salary));
        }
    }

    /** Both tables, with a flush between. */
    record Promote(String name, String boss, long salary) implements KeeperOperation {
        @Override
        public void accept(EntityManager entities) {
            Keeper chief =
                    ZooOperation.named(entities, Keeper.class, boss).findFirst().orElse(null);
            KeeperOperation.super.each(entities, keeper -> keeper.answersTo(chief));
            entities.flush();
            KeeperOperation.super.each(entities, keeper -> keeper.pay(salary));
        }
    }

    /** Each collection of values, by adding and removing. */
    record Equip(String name, long seed) implements KeeperOperation {
        @Override
        public void accept(EntityManager entities) {
            KeeperOperation.super.each(entities, this::equip);
        }

        private void equip(Keeper keeper) {
            SplittableRandom random = new SplittableRandom(seed);
            keeper.note("Seen " + seed);
            keeper.nicknames().add(random.nextInt(keeper.nicknames().size() + 1), "nick" + random.nextInt(50));
            if (keeper.nicknames().size() > 3) {
                keeper.nicknames().remove(random.nextInt(3));
            }
            Integer badge = random.nextInt(10);
            if (!keeper.badges().add(badge)) {
                keeper.badges().remove(badge);
            }
            keeper.phones().put("kind" + random.nextInt(3), "+" + random.nextInt(1000));
            keeper.phones().remove("kind" + random.nextInt(3));
            Address address = new Address("Street " + random.nextInt(4), "" + random.nextInt(2));
            if (!keeper.addresses().add(address)) {
                keeper.addresses().remove(address);
            }
        }
    }

    /** One more visit, by cascade; one in a flush, because EclipseLink inserts in no order of its own. */
    record Visited(String name, String reason) implements KeeperOperation {
        @Override
        public void accept(EntityManager entities) {
            KeeperOperation.super.each(entities, keeper -> {
                keeper.visits().add(new Visit(keeper, reason));
                entities.flush();
            });
        }
    }

    /** The last visits become orphans. */
    record Forget(String name, int keep) implements KeeperOperation {
        @Override
        public void accept(EntityManager entities) {
            KeeperOperation.super.each(entities, keeper -> {
                while (keeper.visits().size() > keep) {
                    keeper.visits().remove(keeper.visits().size() - 1);
                }
            });
        }
    }

    /** In the join table, or out of it. */
    record Assign(String name, String habitat) implements KeeperOperation {
        @Override
        public void accept(EntityManager entities) {
            Habitat place = entities.find(Habitat.class, habitat);
            KeeperOperation.super.each(entities, keeper -> {
                if (place != null && !keeper.habitats().remove(place)) {
                    keeper.habitats().add(place);
                }
            });
        }
    }

    /** By the join column of a list. */
    record Entrust(String name, String animal) implements KeeperOperation {
        @Override
        public void accept(EntityManager entities) {
            KeeperOperation.super.each(entities, keeper -> ZooOperation.named(entities, Animal.class, animal)
                    .filter(each -> !keeper.animals().remove(each))
                    .forEach(keeper.animals()::add));
        }
    }

    /** With all that is owned; others lose their boss. */
    record Dismiss(String name) implements KeeperOperation {
        @Override
        public void accept(EntityManager entities) {
            KeeperOperation.super.each(entities, keeper -> {
                entities.createQuery("SELECT k FROM Keeper k WHERE k.boss = :boss", Keeper.class)
                        .setParameter("boss", keeper)
                        .getResultStream()
                        .forEach(other -> other.answersTo(null));
                entities.remove(keeper);
            });
        }
    }
}
