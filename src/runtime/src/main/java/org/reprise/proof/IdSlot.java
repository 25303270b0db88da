package org.reprise.proof;

import org.jspecify.annotations.Nullable;

/**
 * The place of one id that the database makes only while the row is inserted ({@code IDENTITY}). It is reserved when the object
 * becomes new, because that order is the same at every site and the order of inserts is not. A place that is never filled, as of
 * an object that was removed again, stays empty.
 */
public interface IdSlot {
    /** Outside any event: nothing is kept, and the database makes the id. */
    IdSlot NONE = new IdSlot() {
        @Override
        public @Nullable Object played() {
            return null;
        }

        @Override
        public void made(Object id) {
            // nobody asks for it again
        }
    };

    /**
     * The id to insert; null when the database shall make it.
     *
     * @throws UnrecordedIdException while replaying, when the primary had none in this place
     */
    @Nullable
    Object played();

    /** The row was inserted with this id. */
    void made(Object id);
}
