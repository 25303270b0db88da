package org.reprise.fit;

import java.util.List;
import java.util.Optional;
import org.reprise.fit.Place.Sides;

/** What the database itself writes into a table, or does not let be written: foreign keys with their cascades, and triggers. */
final class WriteRules {
    private final boolean sameMake;

    WriteRules(boolean sameMake) {
        this.sameMake = sameMake;
    }

    void compare(TableDefinition mine, TableDefinition theirs, Place place) {
        foreignKeys(mine.foreignKeys(), theirs.foreignKeys(), place);
        triggers(mine.triggers(), theirs.triggers(), place);
    }

    private static void foreignKeys(List<ForeignKey> mine, List<ForeignKey> theirs, Place place) {
        for (ForeignKey key : mine) {
            Optional<ForeignKey> same = theirs.stream().filter(key::isSameKey).findFirst();
            if (same.isEmpty()) {
                place.add(
                        Grade.CANNOT_HOLD,
                        "foreign key",
                        Sides.of(key.shown(), "none"),
                        "Rows that " + place.upstream() + " may have are refused here, because they refer to none.",
                        "Drop the foreign key here, or add it there.");
            } else if (!same.get().acts().equals(key.acts())) {
                place.add(
                        Grade.COMPARES_OTHERWISE,
                        "cascade",
                        Sides.of(key.acts(), same.get().acts()),
                        "When a row of " + key.parent()
                                + " goes, the database here does another thing with its rows in this table.",
                        "Declare the foreign key " + key.shown() + " here as it is there.");
            }
        }
        theirs.stream()
                .filter(key -> mine.stream().noneMatch(key::isSameKey))
                .forEach(key -> place.add(
                        key.acts().equals("ON DELETE NO ACTION ON UPDATE NO ACTION")
                                ? Grade.HARMLESS
                                : Grade.COMPARES_OTHERWISE,
                        "foreign key",
                        Sides.of("none", key.shown() + " " + key.acts()),
                        "What the database there refuses, or does by itself with this table's rows, it does not here.",
                        "Add the foreign key here."));
    }

    private void triggers(List<Trigger> mine, List<Trigger> theirs, Place place) {
        for (Trigger trigger : mine) {
            Optional<Trigger> same = named(trigger, theirs);
            if (same.isEmpty()) {
                place.add(
                        Grade.COMPARES_OTHERWISE,
                        "trigger",
                        Sides.of(trigger.name() + " " + trigger.when(), "none"),
                        "The trigger is here only, and may write what no event has.",
                        "Drop it here, or create it there.");
            } else if (!same.get().when().equals(trigger.when())
                    || (sameMake && !same.get().does().equals(trigger.does()))) {
                place.add(
                        Grade.COMPARES_OTHERWISE,
                        "trigger",
                        Sides.of(shown(trigger), shown(same.get())),
                        "The trigger " + trigger.name() + " does another thing here.",
                        "Create it here as it is there.");
            }
        }
        theirs.stream()
                .filter(trigger -> named(trigger, mine).isEmpty())
                .forEach(trigger -> place.add(
                        Grade.COMPARES_OTHERWISE,
                        "trigger",
                        Sides.of("none", trigger.name() + " " + trigger.when()),
                        "What the trigger writes there, nothing writes here.",
                        "Create it here."));
    }

    private static Optional<Trigger> named(Trigger trigger, List<Trigger> among) {
        return among.stream().filter(each -> each.name().equals(trigger.name())).findFirst();
    }

    private static String shown(Trigger trigger) {
        return trigger.when() + ": " + trigger.does();
    }
}
