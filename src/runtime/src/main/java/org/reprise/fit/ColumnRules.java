package org.reprise.fit;

import org.jspecify.annotations.Nullable;
import org.reprise.fit.Place.Sides;
import org.reprise.fit.Supply.Identity;

/** Compares a column with the upstream's. */
final class ColumnRules {
    private final boolean sameMake;

    ColumnRules(SiteDefinition here, SiteDefinition there) {
        this.sameMake = here.make() == there.make();
    }

    /**
     * What the upstream says of a column.
     *
     * @param javaType of the attribute that is mapped to it; empty when it is not known
     * @param isKey    whether it tells rows from each other
     */
    record Mapped(String javaType, boolean isKey) {}

    void compare(ColumnDefinition mine, ColumnDefinition theirs, Mapped mapped, Place place) {
        String javaType = mapped.javaType();
        if (!mine.type().isSame(theirs.type())) {
            // makes give the same attribute types of other sizes
            ColumnType own = sameMake ? mine.type() : JavaTypes.narrowed(mine.type(), javaType);
            Sides declared = Sides.of(mine.type().name(), theirs.type().name());
            TypeRules.compare(own, JavaTypes.narrowed(theirs.type(), javaType), declared, place);
        }
        texts(mine.collation(), theirs.collation(), mapped.isKey(), place);
        if (!mine.nullable() && theirs.nullable()) {
            place.add(
                    Grade.CANNOT_HOLD,
                    "nullability",
                    Sides.of("NOT NULL", "NULL"),
                    "Rows without a value are refused here.",
                    "Let the column be NULL here.");
        } else if (mine.nullable() && !theirs.nullable()) {
            place.add(
                    Grade.HARMLESS,
                    "nullability",
                    Sides.of("NULL", "NOT NULL"),
                    "A value may be missing here, and never is.",
                    "Make the column NOT NULL here, so that the site can become primary.");
        }
        supply(mine, theirs, place);
    }

    private void texts(@Nullable Collation mine, @Nullable Collation theirs, boolean isKey, Place place) {
        if (mine == null || theirs == null) {
            return;
        }
        boolean sameCharset = mine.charset().equalsIgnoreCase(theirs.charset());
        if (!mine.covers(theirs)) {
            place.add(
                    Grade.CANNOT_HOLD,
                    "character set",
                    Sides.of(mine.charset(), theirs.charset()),
                    "Texts with characters that " + mine.charset() + " has not are refused here, or come out as '?'.",
                    "Change the character set of the column here to one of all Unicode (MariaDB: utf8mb4; PostgreSQL: a database in UTF8).");
        } else if (!theirs.covers(mine)) {
            place.add(
                    Grade.HARMLESS,
                    "character set",
                    Sides.of(mine.charset(), theirs.charset()),
                    "More characters can be held here than there.",
                    "Use the same one at both before this site becomes primary.");
        }
        if (!mine.sameEquality(theirs)) {
            // makes differ by nature; where no row is told from another by it, only conditions of statements do
            place.add(
                    isKey || sameMake ? Grade.COMPARES_OTHERWISE : Grade.HARMLESS,
                    "collation",
                    Sides.of(named(mine), named(theirs)),
                    "Here: " + mine.equalities() + ". There: " + theirs.equalities()
                            + (isKey
                                    ? ". Rows that are different there may be one here, and are refused."
                                    : ". Conditions of statements may hit other rows."),
                    "Give the column a collation here that takes the same texts for equal (MariaDB: utf8mb4_nopad_bin;"
                            + " HSQLDB: a collation with NO PAD).");
        } else if (sameMake && sameCharset && !mine.name().equalsIgnoreCase(theirs.name())) {
            place.add(
                    Grade.COMPARES_OTHERWISE,
                    "collation",
                    Sides.of(named(mine), named(theirs)),
                    "Texts come in another order, and are greater or less than others: ORDER BY with a limit, < and > may pick other rows.",
                    "Give the column the same collation here.");
        }
    }

    private static String named(Collation collation) {
        return collation.name().isEmpty() ? "the database's own" : collation.name();
    }

    private void supply(ColumnDefinition mine, ColumnDefinition theirs, Place place) {
        Supply own = mine.supply();
        Supply other = theirs.supply();
        boolean unused = other.fallback().isEmpty() && !theirs.nullable();
        if (!isProviders(mine, theirs)
                && !Defaults.same(
                        own.fallback(),
                        other.fallback(),
                        mine.type().kind(),
                        theirs.type().kind())) {
            place.add(
                    unused ? Grade.HARMLESS : Grade.COMPARES_OTHERWISE,
                    "default",
                    Sides.of(shown(own.fallback()), shown(other.fallback())),
                    unused
                            ? "Inserts that say nothing of the column are refused there, and so never come here."
                            : "Inserts that say nothing of the column write another value here.",
                    "Give the column the same default here.");
        }
        if (!Defaults.same(own.onUpdate(), other.onUpdate(), Kind.INSTANT, Kind.INSTANT)) {
            place.add(
                    Grade.COMPARES_OTHERWISE,
                    "value at update",
                    Sides.of(shown(own.onUpdate()), shown(other.onUpdate())),
                    "The database itself writes the column at each update, at one of the two sites.",
                    "Declare ON UPDATE the same at both.");
        }
        generated(own, other, place);
        identity(own.identity(), other.identity(), place);
    }

    /** To MariaDB, EclipseLink declares each boolean with a default of 0, and to no other make. */
    private boolean isProviders(ColumnDefinition mine, ColumnDefinition theirs) {
        Kind truth = Kind.BOOLEAN;
        return !sameMake
                && mine.type().kind() == truth
                && theirs.type().kind() == truth
                && Defaults.same(mine.supply().fallback() + theirs.supply().fallback(), "0", truth, truth);
    }

    private void generated(Supply own, Supply other, Place place) {
        boolean mine = !own.generated().isEmpty();
        boolean theirs = !other.generated().isEmpty();
        if (mine != theirs) {
            place.add(
                    mine ? Grade.CANNOT_HOLD : Grade.COMPARES_OTHERWISE,
                    "generated column",
                    Sides.of(shown(own.generated()), shown(other.generated())),
                    mine
                            ? "The database here computes the column: no value can be written into it."
                            : "The database there computes the column, and nothing does here.",
                    "Declare the column here as it is there.");
        } else if (mine && sameMake && !plain(own.generated()).equals(plain(other.generated()))) {
            place.add(
                    Grade.COMPARES_OTHERWISE,
                    "generated column",
                    Sides.of(own.generated(), other.generated()),
                    "The database here computes the column otherwise.",
                    "Declare the column here as it is there.");
        }
    }

    /** Databases put the names of schema and table into what they compute. */
    private static String plain(String expression) {
        return expression.replaceAll("[\\s()`\"]", "").replaceAll("(\\w+\\.)+(?=[A-Za-z_])", "");
    }

    private static void identity(Identity mine, Identity theirs, Place place) {
        if (mine == theirs) {
            return;
        }
        boolean strict = mine == Identity.ALWAYS;
        place.add(
                strict ? Grade.COMPARES_OTHERWISE : Grade.HARMLESS,
                "identity",
                Sides.of(shown(mine), shown(theirs)),
                strict
                        ? "The database here refuses an id that the application gives, unless the statement overrides it."
                        : "Replay brings the ids; only a primary needs the database to give any.",
                strict
                        ? "Declare it GENERATED BY DEFAULT AS IDENTITY here."
                        : "Declare it here as it is there before this site becomes primary.");
    }

    private static String shown(Identity identity) {
        return switch (identity) {
            case NONE -> "none";
            case BY_DEFAULT -> "GENERATED BY DEFAULT";
            case ALWAYS -> "GENERATED ALWAYS";
        };
    }

    private static String shown(String text) {
        return text.isEmpty() ? "none" : text;
    }
}
