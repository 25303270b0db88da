package org.reprise.eclipselink;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.databaseaccess.Platform;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.internal.helper.DatabaseTable;
import org.eclipse.persistence.internal.sessions.AbstractSession;

/**
 * Tables and columns of entities that this make of database tells apart by the case of letters only. Events know names in upper case, and
 * other makes spell them otherwise, so rows of two such tables would be mixed up.
 */
public final class AlikeNames {
    private final Map<String, String> spelled = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    private AlikeNames() {}

    /**
     * Those of the units that are open and write to this database.
     *
     * @return a sentence each, with both names and the remedy
     */
    public static List<String> of(DatabaseAddress own) {
        AlikeNames names = new AlikeNames();
        WatchedUnitsOfWork.sessions(own).stream()
                .filter(OpenUnits.sessions()::contains)
                .map(AbstractSession.class::cast)
                .forEach(names::look);
        return List.copyOf(names.problems);
    }

    private void look(AbstractSession session) {
        UnaryOperator<String> plain = plain(session.getPlatform());
        for (ClassDescriptor descriptor : session.getDescriptors().values()) {
            if (!descriptor.isAggregateDescriptor()) {
                for (DatabaseTable table : descriptor.getTables()) {
                    look("tables", "", table.getQualifiedName(), table.shouldUseDelimiters(), plain);
                }
                // MariaDB does not tell columns apart so
                if (!session.getPlatform().isMySQL()) {
                    for (DatabaseField field : descriptor.getFields()) {
                        String table = field.getTable().getQualifiedName().toUpperCase(Locale.ROOT);
                        look("columns", table + ".", field.getName(), field.shouldUseDelimiters(), plain);
                    }
                }
            }
        }
    }

    private void look(String kind, String within, String name, boolean quoted, UnaryOperator<String> plain) {
        String own = quoted ? name : plain.apply(name);
        String other = spelled.putIfAbsent(kind + within + name.toUpperCase(Locale.ROOT), own);
        if (other != null && !other.equals(own)) {
            problems.add("REPR0809: The " + kind + " " + within + other + " and " + within + own
                    + " are told apart by case only, which not all makes of database do. Give one another name, or spell"
                    + " both alike where one is meant");
        }
    }

    /** How this make spells a name without quotes. */
    private static UnaryOperator<String> plain(Platform platform) {
        return platform.isPostgreSQL()
                ? name -> name.toLowerCase(Locale.ROOT)
                : platform.isMySQL() ? name -> name : name -> name.toUpperCase(Locale.ROOT);
    }
}
