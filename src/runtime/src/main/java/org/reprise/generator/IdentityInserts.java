package org.reprise.generator;

import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.descriptors.DescriptorEvent;
import org.eclipse.persistence.descriptors.DescriptorEventAdapter;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.jspecify.annotations.Nullable;
import org.reprise.api.RepriseException;
import org.reprise.proof.IdSlot;
import org.reprise.proof.IdSource;

/**
 * Records the ids of an entity with {@code IDENTITY}, and inserts recorded ones. The id still appears in the object only after
 * the insert, as at the primary. EclipseLink prepares an insert anew when a listener has changed its row; that is how the id
 * column gets into a statement that has none.
 */
final class IdentityInserts extends DescriptorEventAdapter {
    /** EclipseLink sees by its length that a row was changed. A field of no table changes it and reaches no statement. */
    private static final DatabaseField CHANGE = new DatabaseField("CHANGED", "REPRISE_NO_TABLE");

    @Override
    public void prePersist(DescriptorEvent event) {
        IdSource ids = SiteIds.current();
        if (ids != null) {
            reserve(event, ids);
        }
    }

    @Override
    public void aboutToInsert(DescriptorEvent event) {
        IdSource ids = SiteIds.current();
        Object id = ids == null ? null : reserve(event, ids).played();
        if (id != null) {
            DatabaseField field = descriptor(event).getSequenceNumberField();
            refuseZero(id, session(event));
            id = ofType(field, id, session(event));
            if (event.getRecord().containsKey(field)) {
                event.getRecord().put(CHANGE, null);
            }
            event.getRecord().put(field, id);
            event.getQuery().setShouldReturnGeneratedKeys(false);
        }
        PlayedIdentity.inserting(id);
    }

    @Override
    public void postInsert(DescriptorEvent event) {
        IdSlot slot = IdentitySlots.of(session(event)).take(event.getSource());
        if (slot != null && slot != IdSlot.NONE) {
            ClassDescriptor descriptor = descriptor(event);
            Object id = descriptor
                    .getObjectBuilder()
                    .extractValueFromObjectForField(
                            event.getSource(), descriptor.getSequenceNumberField(), session(event));
            slot.made(id);
        }
    }

    private static IdSlot reserve(DescriptorEvent event, IdSource ids) {
        return IdentitySlots.of(session(event))
                .reserve(event.getSource(), ids, descriptor(event).getSequenceNumberName());
    }

    /** By rows it is stored as it is. */
    private static void refuseZero(Object id, AbstractSession session) {
        if (id.equals(0L) && session.getPlatform().isMariaDB()) {
            throw new RepriseException("MariaDB would give the row another id than 0, which the primary gave it");
        }
    }

    private static Object ofType(DatabaseField field, Object id, AbstractSession session) {
        @Nullable Class<?> type = field.getType();
        return type == null ? id : session.getDatasourcePlatform().convertObject(id, type);
    }

    private static ClassDescriptor descriptor(DescriptorEvent event) {
        return session(event).getDescriptor(event.getSource());
    }

    private static AbstractSession session(DescriptorEvent event) {
        return event.getSession();
    }
}
