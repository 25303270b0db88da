package org.reprise.courier;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

/** What an application does with letters. */
public final class Letters {
    private Letters() {}

    /** A letter passes an office; the first call of a letter or office makes it. */
    public static void pass(EntityManager entities, String letterId, String officeKey, long at) {
        Letter letter = entities.find(Letter.class, letterId, LockModeType.PESSIMISTIC_WRITE);
        if (letter == null) {
            letter = new Letter(letterId);
            entities.persist(letter);
        }
        Office office = entities.find(Office.class, officeKey, LockModeType.PESSIMISTIC_WRITE);
        if (office == null) {
            office = new Office(officeKey);
            entities.persist(office);
        }
        letter.moveTo(office, at);
        office.count(at);
        entities.persist(new Leg(letter, office, at));
    }
}
