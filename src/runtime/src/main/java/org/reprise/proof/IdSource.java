package org.reprise.proof;

import java.util.function.Supplier;

/**
 * Where the current transaction takes generated ids from. At a primary the generator's own value is taken and recorded; while an
 * event is replayed, the recorded ones come back in their order and the generator is not asked; outside any event the generator
 * is asked and nothing is kept.
 *
 * <p>Called by the thread that is in the transaction. A generator is a sequence, by its name; several entities may share it.
 */
public interface IdSource {
    /** The generators' own values, not recorded. */
    IdSource NATIVE = new IdSource() {
        @Override
        public Object next(String generator, Supplier<Object> natural) {
            return natural.get();
        }

        @Override
        public IdSlot reserve(String generator) {
            return IdSlot.NONE;
        }
    };

    /**
     * An id that is known before the row is inserted.
     *
     * @param natural asks the generator itself
     * @throws UnrecordedIdException while replaying, when more ids are asked for than the primary asked for
     */
    Object next(String generator, Supplier<Object> natural);

    /** The place of an id that is known only after the row was inserted. */
    IdSlot reserve(String generator);
}
