package org.reprise.fit;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.reprise.fit.Place.Sides;
import org.reprise.jdbc.DatabaseMake;

/** Compares a table with the upstream's. */
final class TableRules {
    private final SiteDefinition here;
    private final SiteDefinition there;
    private final ColumnRules columns;

    TableRules(SiteDefinition here, SiteDefinition there) {
        this.here = here;
        this.there = there;
        this.columns = new ColumnRules(here, there);
    }

    void compare(TableDefinition mine, TableDefinition theirs, Place place) {
        schema(mine, theirs, place);
        spelling(mine.name(), theirs.name(), here.make(), place);
        for (ColumnDefinition column : theirs.columns()) {
            Optional<ColumnDefinition> own = mine.column(column.upper());
            Place at = place.at(column.upper());
            if (own.isPresent()) {
                // names of columns are the same in any case to MariaDB
                if (here.make() != DatabaseMake.MARIADB) {
                    spelling(own.get().name(), column.name(), here.make(), at);
                }
                columns.compare(own.get(), column, mapped(column, mine, theirs), at);
            } else {
                at.add(
                        Grade.CANNOT_HOLD,
                        "column",
                        Sides.of("none", column.type().name()),
                        "The column is missing here.",
                        "Add it here as " + column.type().name() + ".");
            }
        }
        mine.columns().stream()
                .filter(column -> theirs.column(column.upper()).isEmpty())
                .forEach(column -> extra(column, place.at(column.upper())));
        keys(mine, theirs, place);
        new WriteRules(here.make() == there.make()).compare(mine, theirs, place);
    }

    private ColumnRules.Mapped mapped(ColumnDefinition column, TableDefinition mine, TableDefinition theirs) {
        return new ColumnRules.Mapped(
                there.javaType(theirs, column), mine.tellsRowsBy(column.upper()) || theirs.tellsRowsBy(column.upper()));
    }

    private static void schema(TableDefinition mine, TableDefinition theirs, Place place) {
        if (!mine.qualified().equals(theirs.qualified())) {
            place.add(
                    Grade.CANNOT_HOLD,
                    "schema",
                    Sides.of(shown(mine.schema()), shown(theirs.schema())),
                    "The application's statements look for the table in a schema in which it is not here.",
                    "Move it here into the same schema as there.");
        }
    }

    private static String shown(String schema) {
        return schema.isEmpty() ? "the data source's own" : schema;
    }

    /** A name that is as the make spells all names is the same as any such name of another make. */
    private void spelling(String mine, String theirs, DatabaseMake make, Place place) {
        boolean same = make == there.make()
                ? mine.equals(theirs)
                : mine.equals(theirs) || isPlain(mine, make) && isPlain(theirs, there.make());
        if (!same) {
            place.add(
                    Grade.COMPARES_OTHERWISE,
                    "spelling",
                    Sides.of(mine, theirs),
                    "The name is spelled otherwise here: a statement that quotes it, or a database that minds the case, does not find it.",
                    "Rename it here to " + theirs + ".");
        }
    }

    private static boolean isPlain(String name, DatabaseMake make) {
        return switch (make) {
            case H2, HSQLDB -> name.equals(name.toUpperCase(Locale.ROOT));
            case POSTGRESQL -> name.equals(name.toLowerCase(Locale.ROOT));
            case MARIADB -> true;
        };
    }

    private static void extra(ColumnDefinition column, Place place) {
        boolean optional = column.isOptional();
        place.add(
                optional ? Grade.HARMLESS : Grade.CANNOT_HOLD,
                "column",
                Sides.of(column.type().name(), "none"),
                optional
                        ? "The column is here only: it gets its default, or NULL."
                        : "The column is here only and must have a value: every row of the upstream is refused.",
                optional ? "Drop it here if nobody needs it." : "Drop it here, or give it a default.");
    }

    private static void keys(TableDefinition mine, TableDefinition theirs, Place place) {
        if (!mine.primaryKey().equals(theirs.primaryKey())) {
            boolean narrower = !mine.primaryKey().isEmpty()
                    && (theirs.primaryKey().isEmpty() || !mine.primaryKey().containsAll(theirs.primaryKey()));
            place.add(
                    narrower ? Grade.CANNOT_HOLD : Grade.COMPARES_OTHERWISE,
                    "primary key",
                    Sides.of(shown(mine.primaryKey()), shown(theirs.primaryKey())),
                    narrower
                            ? "Rows that are different there may have one key here, and are refused."
                            : "Rows that are refused there as doubles are taken here.",
                    "Give it the key of " + place.upstream() + ".");
        }
        Set<Set<String>> only = new HashSet<>(mine.uniqueKeys());
        only.removeAll(theirs.uniqueKeys());
        only.remove(theirs.primaryKey());
        only.removeIf(key ->
                key.containsAll(theirs.primaryKey()) && !theirs.primaryKey().isEmpty());
        only.forEach(key -> place.add(
                Grade.CANNOT_HOLD,
                "unique key",
                Sides.of(shown(key), "none"),
                "Rows that " + place.upstream() + " may have are refused here as doubles.",
                "Drop the unique key here, or add it there."));
        Set<Set<String>> lacking = new HashSet<>(theirs.uniqueKeys());
        lacking.removeAll(mine.uniqueKeys());
        lacking.remove(mine.primaryKey());
        lacking.forEach(key -> place.add(
                Grade.COMPARES_OTHERWISE,
                "unique key",
                Sides.of("none", shown(key)),
                "A call that is refused there because of a double is not refused here.",
                "Add the unique key here."));
    }

    private static String shown(Set<String> key) {
        return key.isEmpty() ? "none" : String.join(", ", List.copyOf(new TreeSet<>(key)));
    }
}
