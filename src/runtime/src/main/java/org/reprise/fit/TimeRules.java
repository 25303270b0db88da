package org.reprise.fit;

import org.reprise.fit.Place.Sides;

/** Dates and times. */
final class TimeRules {
    private static final String AS_THERE = "Declare the column here as it is there.";

    private TimeRules() {}

    static void compare(ColumnType mine, ColumnType theirs, Sides sides, Place place) {
        if (mine.size() != 0 && (theirs.size() == 0 || theirs.size() > mine.size())) {
            place.add(
                    Grade.CANNOT_HOLD,
                    "range",
                    sides,
                    "Times after the year " + mine.size() + " or before 1970 are refused here.",
                    "Use a type here whose range does not end, such as DATETIME.");
        } else if (theirs.size() != 0 && mine.size() == 0 && mine.kind() == theirs.kind()) {
            place.add(
                    Grade.HARMLESS,
                    "range",
                    sides,
                    "Times after the year " + theirs.size() + " can be held here, and not there.",
                    AS_THERE);
        } else if (mine.kind() != theirs.kind()) {
            kinds(mine.kind(), theirs.kind(), sides, place);
        }
        if (mine.kind() == Kind.DATE || theirs.kind() == Kind.DATE) {
            return;
        }
        if (mine.scale() < theirs.scale()) {
            place.add(
                    Grade.HOLDS_LESS,
                    "fraction of seconds",
                    sides,
                    "More than " + mine.scale() + " digits of a fraction of a second are rounded or cut here.",
                    "Let the column here keep " + theirs.scale() + " digits.");
        } else if (mine.scale() > theirs.scale()) {
            place.add(
                    Grade.COMPARES_OTHERWISE,
                    "fraction of seconds",
                    sides,
                    "More digits of a fraction of a second are kept here than there: calls that write them write other values here, and are"
                            + " healed.",
                    "Let both columns keep as many digits.");
        }
    }

    private static void kinds(Kind mine, Kind theirs, Sides sides, Place place) {
        if (isZonedPair(mine, theirs)) {
            boolean toZone = mine == Kind.INSTANT || mine == Kind.ZONED_TIME;
            place.add(
                    toZone ? Grade.COMPARES_OTHERWISE : Grade.HOLDS_LESS,
                    "zone",
                    sides,
                    toZone
                            ? "Times without a zone become points in time here, by the zone of the session."
                            : "The zone is lost here: a point in time becomes the local time of this JVM, and an hour that comes twice a year is"
                                    + " no longer known from the other.",
                    AS_THERE);
        } else if (mine == Kind.DATE && (theirs == Kind.TIMESTAMP || theirs == Kind.INSTANT)) {
            place.add(Grade.HOLDS_LESS, "type", sides, "The time of the day is lost here.", AS_THERE);
        } else if (theirs == Kind.DATE && mine == Kind.TIMESTAMP) {
            place.add(Grade.HARMLESS, "type", sides, "A time of the day could be held here, too.", AS_THERE);
        } else {
            place.add(
                    Grade.CANNOT_HOLD,
                    "type",
                    sides,
                    "Values of " + sides.there() + " are no values of " + sides.here() + ".",
                    AS_THERE);
        }
    }

    private static boolean isZonedPair(Kind mine, Kind theirs) {
        return isPair(mine, theirs, Kind.TIMESTAMP, Kind.INSTANT) || isPair(mine, theirs, Kind.TIME, Kind.ZONED_TIME);
    }

    private static boolean isPair(Kind mine, Kind theirs, Kind first, Kind second) {
        return (mine == first && theirs == second) || (mine == second && theirs == first);
    }
}
