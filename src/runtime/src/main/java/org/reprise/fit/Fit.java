package org.reprise.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Holds the definition of a site against that of the upstream which it follows, or is to follow. Plain rules, no state. */
public final class Fit {
    private final SiteDefinition here;
    private final SiteDefinition there;
    private final List<Misfit> found = new ArrayList<>();

    private Fit(SiteDefinition here, SiteDefinition there) {
        this.here = here;
        this.there = there;
    }

    /**
     * All differences that are no mere spelling of a make, the worst first.
     *
     * @param here  the site that follows
     * @param there the one that is followed
     */
    public static List<Misfit> of(SiteDefinition here, SiteDefinition there) {
        Fit fit = new Fit(here, there);
        fit.compare();
        fit.found.sort(Comparator.comparing(Misfit::grade)
                .thenComparing(Misfit::table)
                .thenComparing(Misfit::column)
                .thenComparing(Misfit::what));
        return List.copyOf(fit.found);
    }

    private void compare() {
        Place whole = new Place("", "", there.site(), found);
        Set<String> mapped = mapped();
        new SettingRules(here, there, hasLocalTimes(mapped)).compare(whole);
        for (TableDefinition theirs : there.tables()) {
            if (!isCompared(theirs, mapped)) {
                continue;
            }
            Place place = new Place(theirs.qualified(), "", there.site(), found);
            Optional<TableDefinition> mine = of(here, theirs);
            if (mine.isPresent()) {
                new TableRules(here, there).compare(mine.get(), theirs, place);
            } else if (!mapped.isEmpty()) {
                place.add(
                        Grade.CANNOT_HOLD,
                        "table",
                        Place.Sides.of("none", theirs.name()),
                        "The table is missing here: no event that writes it can be replayed.",
                        "Create it here as it is at " + place.upstream() + ".");
            }
        }
        for (TableDefinition mine : here.tables()) {
            if (!mapped.isEmpty() && isCompared(mine, mapped) && of(there, mine).isEmpty()) {
                Place place = new Place(mine.qualified(), "", there.site(), found);
                place.add(
                        Grade.HARMLESS,
                        "table",
                        Place.Sides.of(mine.name(), "none"),
                        "The table is here only: no event writes it.",
                        "Drop it here if nobody needs it.");
            }
        }
    }

    /** What either site knows entities to be mapped to, which both map as they run the same application; empty when nobody has asked yet. */
    private Set<String> mapped() {
        Set<String> all = new HashSet<>(here.mapped().keySet());
        all.addAll(there.mapped().keySet());
        return all;
    }

    private boolean isCompared(TableDefinition table, Set<String> mapped) {
        String plain = table.plain();
        boolean generator =
                here.generators().contains(plain) || there.generators().contains(plain);
        return !generator && (mapped.isEmpty() || mapped.contains(table.qualified()));
    }

    /** The table of that name; in another schema, where there is none in the same. */
    private static Optional<TableDefinition> of(SiteDefinition site, TableDefinition table) {
        return site.tables().stream()
                .filter(each -> each.plain().equals(table.plain()))
                .min(Comparator.comparing(
                                (TableDefinition each) -> !each.qualified().equals(table.qualified()))
                        .thenComparing(each -> !each.name().equals(table.name())));
    }

    private boolean hasLocalTimes(Set<String> mapped) {
        return there.tables().stream()
                .filter(table -> isCompared(table, mapped))
                .flatMap(table -> table.columns().stream())
                .anyMatch(column -> column.type().kind() == Kind.TIMESTAMP);
    }
}
