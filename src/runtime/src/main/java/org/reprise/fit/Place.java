package org.reprise.fit;

import java.util.List;

/**
 * Where misfits are noted, of one table or column.
 *
 * @param table  in upper case; empty for the whole site
 * @param column in upper case; empty for the whole table
 * @param there  how the upstream is called
 * @param found  gets them
 */
record Place(String table, String column, String there, List<Misfit> found) {

    Place at(String named) {
        return new Place(table, named, there, found);
    }

    /** What the two have. */
    record Sides(String here, String there) {
        static Sides of(Object here, Object there) {
            return new Sides(String.valueOf(here), String.valueOf(there));
        }
    }

    void add(Grade grade, String what, Sides sides, String sentence, String remedy) {
        found.add(new Misfit(grade, table, column, what, sides.here(), sides.there(), sentence, remedy));
    }

    String upstream() {
        return "site '" + there + "'";
    }
}
