package org.reprise.generator;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.sequencing.DefaultSequence;
import org.eclipse.persistence.sequencing.NativeSequence;
import org.eclipse.persistence.sequencing.Sequence;
import org.eclipse.persistence.sequencing.TableSequence;
import org.eclipse.persistence.sequencing.UnaryTableSequence;
import org.eclipse.persistence.sessions.Session;

/** The generators of a persistence unit, each with the columns that it fills: of several entities, where they share it. */
record UsedGenerators(Map<Sequence, Set<DatabaseField>> columns) {

    static UsedGenerators of(Session session) {
        Map<Sequence, Set<DatabaseField>> columns = new LinkedHashMap<>();
        for (ClassDescriptor descriptor : session.getDescriptors().values()) {
            if (descriptor.usesSequenceNumbers() && descriptor.getSequence() != null) {
                columns.computeIfAbsent(generator(descriptor.getSequence()), generator -> new LinkedHashSet<>())
                        .add(descriptor.getSequenceNumberField());
            }
        }
        return new UsedGenerators(columns);
    }

    private static Sequence generator(Sequence sequence) {
        return sequence instanceof RecordedSequence recorded ? recorded.generator() : sequence;
    }

    /** The tables in which generators stand, in upper case. */
    Set<String> tables() {
        Set<String> tables = new TreeSet<>();
        for (Sequence generator : columns.keySet()) {
            Sequence giver = giver(generator);
            if (giver instanceof TableSequence table) {
                tables.add(upper(table.getTable().getName()));
            } else if (giver instanceof UnaryTableSequence) {
                tables.add(upper(generator.getName()));
            }
        }
        return tables;
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    /** What gives the values of a generator: it may be the unit's default one, or one that stands for another kind. */
    static Sequence giver(Sequence generator) {
        if (generator instanceof DefaultSequence byDefault) {
            return giver(byDefault.getDefaultSequence());
        }
        if (generator instanceof NativeSequence natural && natural.hasDelegateSequence()) {
            return natural.getDelegateSequence();
        }
        return generator;
    }
}
