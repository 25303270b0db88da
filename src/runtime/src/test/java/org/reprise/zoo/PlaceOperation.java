package org.reprise.zoo;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;

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

    /** By division, which rounds otherwise on each make. */
    record Discount(int below) implements PlaceOperation {
        @Override
        public void accept(EntityManager entities) {
            entities.createQuery("UPDATE DayTicket t SET t.cents = t.cents / 3 WHERE t.cents < ?1")
                    .setParameter(1, below)
                    .executeUpdate();
        }
    }

    /** By an exact sum in native SQL. */
    record Surcharge(int more, int below) implements PlaceOperation {
        @Override
        public void accept(EntityManager entities) {
            entities.createNativeQuery("UPDATE TICKET SET CENTS = CENTS + ? WHERE CENTS < ?")
                    .setParameter(1, more)
                    .setParameter(2, below)
                    .executeUpdate();
        }
    }

    /** Several, by a list of codes. */
    record Retitle(String one, String other, String title) implements PlaceOperation {
        @Override
        public void accept(EntityManager entities) {
            entities.createQuery("UPDATE Habitat h SET h.title = :title WHERE h.code IN :codes")
                    .setParameter("title", title)
                    .setParameter("codes", List.of(one, other))
                    .executeUpdate();
        }
    }

    /** By a function, of those behind a code in the order of this make. */
    record Shout(String code) implements PlaceOperation {
        @Override
        public void accept(EntityManager entities) {
            entities.createNativeQuery("UPDATE HABITAT SET TITLE = UPPER(TITLE) WHERE CODE > ?")
                    .setParameter(1, code)
                    .executeUpdate();
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
