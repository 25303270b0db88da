package org.reprise.fit;

import java.util.HashSet;
import java.util.Set;
import org.reprise.fit.Place.Sides;

/** Whether a column of one type holds all that one of another type does. */
final class TypeRules {
    private static final int UUID_LETTERS = 36;
    private static final int UUID_BYTES = 16;

    private TypeRules() {}

    /**
     * Notes one misfit at most, but where length and filling differ both.
     *
     * @param mine   what the column here holds
     * @param theirs what the column there holds
     * @param sides  as the two are declared
     */
    static void compare(ColumnType mine, ColumnType theirs, Sides sides, Place place) {
        if (mine.kind().isNumber() && theirs.kind().isNumber()) {
            NumberRules.compare(mine, theirs, sides, place);
        } else if (mine.kind().isTime() && theirs.kind().isTime()) {
            TimeRules.compare(mine, theirs, sides, place);
        } else if (mine.kind() != theirs.kind()) {
            otherKind(mine, theirs, sides, place);
        } else if (mine.kind() == Kind.TEXT || mine.kind() == Kind.BYTES) {
            length(mine, theirs, sides, place);
            filling(mine, theirs, sides, place);
        } else if (mine.kind() == Kind.ENUM) {
            values(mine, theirs, place);
        } else if (mine.kind() == Kind.JSON && !mine.name().equals(theirs.name())) {
            json(mine, theirs, sides, place);
        } else if (mine.kind() == Kind.OTHER && !mine.name().equals(theirs.name())) {
            type(Grade.CANNOT_HOLD, sides, place);
        }
    }

    private static void type(Grade grade, Sides sides, Place place) {
        place.add(
                grade,
                "type",
                sides,
                grade == Grade.CANNOT_HOLD
                        ? "Values of " + sides.there() + " are no values of " + sides.here() + "."
                        : "Another type, which holds the same values.",
                "Declare the column here as it is there.");
    }

    private static void otherKind(ColumnType mine, ColumnType theirs, Sides sides, Place place) {
        boolean text = mine.kind() == Kind.TEXT;
        boolean holds =
                switch (theirs.kind()) {
                    case UUID ->
                        text && isAtLeast(mine, UUID_LETTERS)
                                || mine.kind() == Kind.BYTES && isAtLeast(mine, UUID_BYTES);
                    case JSON -> text && mine.size() == 0;
                    case ENUM -> text && isAtLeast(mine, longest(theirs));
                    // the same entity is given a type of its own where a make has one
                    case TEXT -> mine.kind() == Kind.UUID && theirs.size() == UUID_LETTERS;
                    case BYTES -> mine.kind() == Kind.UUID && theirs.size() == UUID_BYTES;
                    default -> false;
                };
        type(holds ? Grade.HARMLESS : Grade.CANNOT_HOLD, sides, place);
    }

    private static long longest(ColumnType type) {
        return type.values().stream().mapToLong(String::length).max().orElse(1);
    }

    private static boolean isAtLeast(ColumnType type, long size) {
        return type.size() == 0 || type.size() >= size;
    }

    private static void length(ColumnType mine, ColumnType theirs, Sides sides, Place place) {
        String unit = mine.kind() == Kind.TEXT ? " characters" : " bytes";
        if (mine.size() != 0 && (theirs.size() == 0 || theirs.size() > mine.size())) {
            place.add(
                    Grade.CANNOT_HOLD,
                    "length",
                    sides,
                    "Values of more than " + mine.size() + unit + " are refused here.",
                    "Widen the column here to " + (theirs.size() == 0 ? "one without a limit" : theirs.size() + unit)
                            + ".");
        } else if (theirs.size() != 0 && mine.size() != theirs.size()) {
            place.add(
                    Grade.HARMLESS,
                    "length",
                    sides,
                    "Longer values can be held here than there.",
                    "Widen the column there too before this site becomes primary.");
        }
    }

    private static void filling(ColumnType mine, ColumnType theirs, Sides sides, Place place) {
        if (mine.fixed() == theirs.fixed()) {
            return;
        }
        boolean text = mine.kind() == Kind.TEXT;
        place.add(
                mine.fixed() ? Grade.HOLDS_LESS : Grade.HARMLESS,
                "padding",
                sides,
                mine.fixed()
                        ? text
                                ? "Blanks at the end of a text are lost here, or added."
                                : "Zeros are added here at the end."
                        : "Values are filled up there, and not here.",
                "Declare the column here as it is there.");
    }

    private static void values(ColumnType mine, ColumnType theirs, Place place) {
        Set<String> lacking = new HashSet<>(theirs.values());
        mine.values().forEach(lacking::remove);
        if (!mine.values().equals(theirs.values())) {
            place.add(
                    lacking.isEmpty() ? Grade.COMPARES_OTHERWISE : Grade.CANNOT_HOLD,
                    "values",
                    Sides.of(mine.values(), theirs.values()),
                    lacking.isEmpty()
                            ? "The values are in another order here, or more."
                            : "The values " + lacking + " are refused here.",
                    "Give the type here the same values, in the same order.");
        }
    }

    private static void json(ColumnType mine, ColumnType theirs, Sides sides, Place place) {
        if (mine.name().equals("JSONB") || theirs.name().equals("JSONB")) {
            place.add(
                    Grade.HARMLESS,
                    "type",
                    sides,
                    "JSONB writes the same value in another form.",
                    "Use the same type at both if your calls compare the text.");
        }
    }
}
