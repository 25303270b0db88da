package org.reprise.zoo;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;

/** Assigned texts and random UUIDs as ids; single-table inheritance; native SQL. */
public sealed interface PlaceOperation extends ZooOperation {

    /** If it is not there. */
    record Open(String code, String title) implements PlaceOperation {
        @Override
        public void accept(EntityManager entities) {
            if (entities.find(Habitat.class, code) == null) {
                entities.persist(new Habitat(code, title));
            }
        }
    }

    /** By native SQL. */
    record Rename(String code, String title) implements PlaceOperation {
        @Override
        public void accept(EntityManager entities) {
            entities.createNativeQuery("UPDATE HABITAT SET TITLE = ? WHERE CODE = ?")
                    .setParameter(1, title)
                    .setParameter(2, code)
                    .executeUpdate();
        }
    }

    /** Its id is random, so it is the same nowhere. */
    record SellDay(int cents, LocalDate day) implements PlaceOperation {
        @Override
        public void accept(EntityManager entities) {
            entities.persist(new DayTicket(cents, day));
        }
    }

    /** Its id is random, so it is the same nowhere. */
    record SellSeason(int cents, String holder) implements PlaceOperation {
        @Override
        public void accept(EntityManager entities) {
            entities.persist(new SeasonTicket(cents, holder));
        }
    }

    /** By a bulk DELETE. */
    record EndDay(LocalDate day) implements PlaceOperation {
        @Override
        public void accept(EntityManager entities) {
            entities.createQuery("DELETE FROM DayTicket t WHERE t.day <= ?1")
                    .setParameter(1, day)
                    .executeUpdate();
        }
    }
}
