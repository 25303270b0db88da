package org.reprise.fit;

import org.reprise.fit.Place.Sides;

/** Numbers and truth values. */
final class NumberRules {
    private static final String AS_THERE = "Declare the column here as it is there.";

    private NumberRules() {}

    static void compare(ColumnType mine, ColumnType theirs, Sides sides, Place place) {
        switch (theirs.kind()) {
            case BOOLEAN -> truth(mine, theirs, sides, place);
            case INTEGER -> integer(mine, theirs, sides, place);
            case DECIMAL -> decimal(mine, theirs, sides, place);
            default -> real(mine, theirs, sides, place);
        }
    }

    /** A number holds 0 and 1. */
    private static void truth(ColumnType mine, ColumnType theirs, Sides sides, Place place) {
        if (mine.kind() != Kind.BOOLEAN) {
            place.add(Grade.HARMLESS, "type", sides, "A number holds the same two values.", AS_THERE);
        } else if (theirs.unsigned() != mine.unsigned()) {
            place.add(Grade.HARMLESS, "unsigned", sides, "The same two values are held.", AS_THERE);
        }
    }

    private static void integer(ColumnType mine, ColumnType theirs, Sides sides, Place place) {
        switch (mine.kind()) {
            case BOOLEAN -> {
                if (mine.size() < theirs.size()) {
                    place.add(
                            Grade.CANNOT_HOLD,
                            "type",
                            sides,
                            "Only two values, or small numbers, are held here.",
                            AS_THERE);
                }
            }
            case INTEGER -> integers(mine, theirs, sides, place);
            case DECIMAL -> {
                long digits = theirs.most().toString().length();
                if (mine.wholeDigits() < digits) {
                    refused("precision", mine, sides, place);
                } else if (mine.unsigned() && !theirs.unsigned()) {
                    negative(sides, place);
                }
            }
            default -> {
                if (mine.size() < theirs.size() - 1) {
                    inexact(sides, place);
                }
            }
        }
    }

    private static void integers(ColumnType mine, ColumnType theirs, Sides sides, Place place) {
        if (mine.unsigned() != theirs.unsigned()) {
            if (mine.least().compareTo(theirs.least()) > 0) {
                negative(sides, place);
            } else if (mine.most().compareTo(theirs.most()) < 0) {
                place.add(
                        Grade.CANNOT_HOLD,
                        "unsigned",
                        sides,
                        "Numbers above " + mine.most() + " are refused here.",
                        AS_THERE);
            } else {
                place.add(Grade.HARMLESS, "unsigned", sides, "All numbers from there are held here.", AS_THERE);
            }
        } else if (mine.size() < theirs.size()) {
            place.add(
                    Grade.CANNOT_HOLD,
                    "type",
                    sides,
                    "Numbers above " + mine.most() + " or below " + mine.least() + " are refused here.",
                    AS_THERE);
        } else if (mine.size() > theirs.size()) {
            place.add(Grade.HARMLESS, "type", sides, "Greater numbers can be held here than there.", AS_THERE);
        }
    }

    private static void negative(Sides sides, Place place) {
        place.add(Grade.CANNOT_HOLD, "unsigned", sides, "Numbers below 0 are refused here.", AS_THERE);
    }

    private static void refused(String what, ColumnType mine, Sides sides, Place place) {
        place.add(
                Grade.CANNOT_HOLD,
                what,
                sides,
                "Numbers of more than " + mine.wholeDigits() + " digits before the point are refused here.",
                AS_THERE);
    }

    private static void inexact(Sides sides, Place place) {
        place.add(Grade.HOLDS_LESS, "type", sides, "Numbers of many digits are kept inexactly here.", AS_THERE);
    }

    private static void decimal(ColumnType mine, ColumnType theirs, Sides sides, Place place) {
        if (mine.kind() == Kind.REAL) {
            inexact(sides, place);
        } else if (mine.wholeDigits() < theirs.wholeDigits()) {
            refused("precision", mine, sides, place);
        } else if (mine.unsigned() && !theirs.unsigned()) {
            negative(sides, place);
        } else if (mine.size() != 0 && (mine.scale() < theirs.scale() || theirs.size() == 0)) {
            place.add(
                    Grade.HOLDS_LESS,
                    "scale",
                    sides,
                    "More than " + mine.scale() + " decimals are rounded or cut here.",
                    AS_THERE);
        } else if (theirs.size() != 0 && (mine.size() == 0 || mine.scale() > theirs.scale())) {
            place.add(
                    Grade.COMPARES_OTHERWISE,
                    "scale",
                    sides,
                    "More decimals are kept here than there: calls that write more than " + theirs.scale()
                            + " write other values here, and are healed.",
                    AS_THERE);
        } else if (mine.wholeDigits() > theirs.wholeDigits() && mine.kind() == Kind.DECIMAL) {
            place.add(Grade.HARMLESS, "precision", sides, "Greater numbers can be held here than there.", AS_THERE);
        } else if (theirs.unsigned() && !mine.unsigned()) {
            place.add(Grade.HARMLESS, "unsigned", sides, "All numbers from there are held here.", AS_THERE);
        }
    }

    private static void real(ColumnType mine, ColumnType theirs, Sides sides, Place place) {
        if (mine.kind() != Kind.REAL) {
            place.add(
                    Grade.CANNOT_HOLD,
                    "type",
                    sides,
                    "Very great, very small and long numbers are refused or cut here.",
                    AS_THERE);
        } else if (mine.size() < theirs.size()) {
            place.add(
                    Grade.HOLDS_LESS,
                    "precision",
                    sides,
                    "Numbers are kept with 7 digits here, and with 15 there.",
                    AS_THERE);
        } else if (mine.size() > theirs.size()) {
            place.add(
                    Grade.HARMLESS,
                    "precision",
                    sides,
                    "Numbers can be held with more digits here than there.",
                    AS_THERE);
        }
    }
}
