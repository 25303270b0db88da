package org.reprise.eclipselink;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.helper.DatabaseTable;
import org.eclipse.persistence.internal.sessions.AbstractSession;

/** The tables of the entities of all persistence units that are open. */
public final class MappedTables {

    private MappedTables() {}

    /** In upper case, without schema. What joins entities has no rows without them and is left out. */
    public static Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (AbstractSession session : OpenUnits.sessions()) {
            for (ClassDescriptor descriptor : session.getDescriptors().values()) {
                for (DatabaseTable table : descriptor.getTables()) {
                    names.add(table.getName().toUpperCase(Locale.ROOT));
                }
            }
        }
        return names;
    }
}
