package org.reprise.generator;

import java.util.IdentityHashMap;
import java.util.Map;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.jspecify.annotations.Nullable;
import org.reprise.proof.IdSlot;
import org.reprise.proof.IdSource;

/** The places of ids that the new objects of one unit of work wait for, in the order in which the objects became new. */
final class IdentitySlots {
    private static final String PROPERTY = IdentitySlots.class.getName();

    private record Place(int number, IdSlot slot) {}

    private final Map<Object, Place> places = new IdentityHashMap<>();
    private int next;

    private IdentitySlots() {}

    static IdentitySlots of(AbstractSession unitOfWork) {
        if (unitOfWork.getProperties().get(PROPERTY) instanceof IdentitySlots slots) {
            return slots;
        }
        IdentitySlots slots = new IdentitySlots();
        unitOfWork.setProperty(PROPERTY, slots);
        return slots;
    }

    /** Keeps a place for a new object; a second time is no harm. */
    IdSlot reserve(Object object, IdSource ids, String generator) {
        Place place = places.get(object);
        if (place == null || place.slot() == IdSlot.NONE) {
            place = new Place(next++, ids.reserve(generator));
            places.put(object, place);
        }
        return place.slot();
    }

    /** The object has its id. */
    @Nullable
    IdSlot take(Object object) {
        Place place = places.remove(object);
        return place == null ? null : place.slot();
    }

    /** Where the object stands among the waiting ones; behind them all when it does not wait. */
    int number(Object object) {
        Place place = places.get(object);
        return place == null ? Integer.MAX_VALUE : place.number();
    }
}
