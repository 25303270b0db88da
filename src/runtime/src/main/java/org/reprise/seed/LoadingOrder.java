package org.reprise.seed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Parents before the tables that refer to them. Where tables refer to each other in a circle, or to themselves, references that may
 * be null are left out at first and set at the end.
 *
 * @param tables their order
 * @param late   references that are set at the end
 */
record LoadingOrder(List<String> tables, Set<Reference> late) {

    LoadingOrder {
        tables = List.copyOf(tables);
        late = Set.copyOf(late);
    }

    /**
     * Finds it. A circle in which no reference may be null is left as it is, in the order of names: whether the database takes its
     * rows is seen when they are loaded.
     *
     * @param mayBeLate whether a reference can be set at the end
     */
    static LoadingOrder of(Collection<String> names, Collection<Reference> references, Predicate<Reference> mayBeLate) {
        Set<Reference> open = new LinkedHashSet<>();
        Set<Reference> late = new LinkedHashSet<>();
        for (Reference each : references) {
            boolean self = each.child().equals(each.parent());
            if (self && mayBeLate.test(each)) {
                late.add(each);
            } else if (!self && names.contains(each.child()) && names.contains(each.parent())) {
                open.add(each);
            }
        }
        Set<String> rest = new TreeSet<>(names);
        List<String> ordered = new ArrayList<>();
        while (!rest.isEmpty()) {
            Optional<String> free = rest.stream()
                    .filter(name -> open.stream().noneMatch(each -> each.child().equals(name)))
                    .findFirst();
            if (free.isPresent()) {
                rest.remove(free.get());
                ordered.add(free.get());
                open.removeIf(each -> each.parent().equals(free.get()));
                continue;
            }
            List<Reference> circle = open.stream()
                    .filter(each -> reaches(each.parent(), each.child(), open))
                    .toList();
            Optional<Reference> breakable = circle.stream().filter(mayBeLate).findFirst();
            breakable.ifPresent(late::add);
            open.remove(breakable.orElse(circle.get(0)));
        }
        return new LoadingOrder(ordered, late);
    }

    private static boolean reaches(String from, String to, Set<Reference> references) {
        Set<String> met = new HashSet<>(Set.of(from));
        List<String> next = new ArrayList<>(met);
        while (!next.isEmpty()) {
            String table = next.remove(next.size() - 1);
            if (table.equals(to)) {
                return true;
            }
            for (Reference each : references) {
                if (each.child().equals(table) && met.add(each.parent())) {
                    next.add(each.parent());
                }
            }
        }
        return false;
    }

    /** The columns of a table that are set at the end. */
    Set<String> lateColumns(String table, Set<String> nullable) {
        Set<String> columns = new TreeSet<>();
        for (Reference each : late) {
            if (each.child().equals(table)) {
                each.columns().stream().filter(nullable::contains).forEach(columns::add);
            }
        }
        return columns;
    }
}
