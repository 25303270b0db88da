package org.reprise.compare;

import java.util.Set;
import java.util.TreeSet;

/**
 * What is known of a site's tables besides what its database tells.
 *
 * @param mapped     what entities are mapped to, in upper case, with the schema where the mapping names one
 * @param generators tables where generators stand, in upper case: they differ from site to site, and rightly so
 */
public record ApplicationTables(Set<String> mapped, Set<String> generators) {
    /** Of which nothing is known but where EclipseLink's generators stand, if an application names no other. */
    public static final ApplicationTables DEFAULT = without(Set.of("SEQUENCE"));

    public ApplicationTables {
        mapped = Set.copyOf(mapped);
        generators = Set.copyOf(generators);
    }

    /** Of which nothing is known but the generators'. */
    public static ApplicationTables without(Set<String> generators) {
        return new ApplicationTables(Set.of(), generators);
    }

    /** The same, and generators of another site, too. */
    public ApplicationTables and(Set<String> others) {
        Set<String> all = new TreeSet<>(generators);
        all.addAll(others);
        return new ApplicationTables(mapped, all);
    }
}
