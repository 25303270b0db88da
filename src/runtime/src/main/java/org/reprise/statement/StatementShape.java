package org.reprise.statement;

import java.util.List;
import java.util.Set;
import org.reprise.proof.RowChange.Operation;

/**
 * What a statement that EclipseLink generated does, read once from its SQL.
 *
 * @param table     as in the SQL, in upper case and without quotes; with its schema if the mapping names one
 * @param reference the table as the SQL spells it, to name it in another statement
 * @param set       the columns that are written; empty for a DELETE
 * @param where     the columns that choose the rows; empty for an INSERT
 * @param returned  the columns that it gives back, because the database has a say in them
 */
public record StatementShape(
        Operation operation, String table, String reference, List<Place> set, List<Place> where, Set<String> returned) {

    /** A column and where its value stands among the parameters; {@link #NOWHERE} when the SQL itself says NULL. */
    public record Place(String column, int parameter) {
        public static final int NOWHERE = -1;
    }

    public StatementShape {
        set = List.copyOf(set);
        where = List.copyOf(where);
        returned = Set.copyOf(returned);
    }

    /** Of one that gives nothing back. */
    public StatementShape(Operation operation, String table, String reference, List<Place> set, List<Place> where) {
        this(operation, table, reference, set, where, Set.of());
    }

    /** How many parameters the statement takes. */
    public int parameters() {
        return parameters(set) + parameters(where);
    }

    private static int parameters(List<Place> places) {
        int parameters = 0;
        for (Place place : places) {
            parameters += place.parameter() == Place.NOWHERE ? 0 : 1;
        }
        return parameters;
    }
}
