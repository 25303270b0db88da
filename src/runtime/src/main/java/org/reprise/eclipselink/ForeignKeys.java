package org.reprise.eclipselink;

import java.util.Map;
import org.eclipse.persistence.indirection.ValueHolderInterface;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.internal.indirection.DatabaseValueHolder;
import org.eclipse.persistence.internal.indirection.UnitOfWorkValueHolder;
import org.eclipse.persistence.internal.sessions.AbstractRecord;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.mappings.DatabaseMapping.WriteType;
import org.eclipse.persistence.mappings.OneToOneMapping;

/**
 * The foreign keys of an object, without reading what they point to and without bringing it into the unit of work. A reference that
 * was not followed still has the row that it came with; if it came from the shared cache, its target is there.
 */
final class ForeignKeys {
    private ForeignKeys() {}

    static void write(OneToOneMapping mapping, Object object, AbstractRecord row, AbstractSession session) {
        Object attribute = mapping.getAttributeValueFromObject(object);
        if (!(attribute instanceof DatabaseValueHolder<?> holder)
                || holder.isInstantiated()
                || mapping.getIndirectionPolicy().extractReferenceRow(attribute) != null) {
            mapping.writeFromObjectIntoRow(object, row, session, WriteType.UNDEFINED);
        } else if (mapping.isForeignKeyRelationship() && holder.isEasilyInstantiated()) {
            Object target = cached(holder);
            for (Map.Entry<DatabaseField, DatabaseField> field :
                    mapping.getSourceToTargetKeyFields().entrySet()) {
                row.put(
                        field.getKey(),
                        target == null
                                ? null
                                : mapping.getReferenceDescriptor()
                                        .getObjectBuilder()
                                        .extractValueFromObjectForField(target, field.getValue(), session));
            }
        }
    }

    private static Object cached(ValueHolderInterface<?> holder) {
        return holder instanceof UnitOfWorkValueHolder<?> work && !work.isInstantiated()
                ? cached(work.getWrappedValueHolder())
                : holder.getValue();
    }
}
