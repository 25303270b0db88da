package org.reprise.statement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowChange.Operation;

/** The rows that one execution of a statement of the application changes, read in its own transaction. */
public sealed interface ToldRows permits StatementRows, InsertedRows {

    /** Binds a parameter of the statement in another one. */
    interface Binding {
        /**
         * Binds it.
         *
         * @param place     in {@code select}, from 1
         * @param parameter of the statement, from 0
         */
        void bind(PreparedStatement select, int place, int parameter) throws SQLException;
    }

    /** Those of this statement. */
    static ToldRows of(StatementText statement, StatementTable table) {
        return statement.operation() == Operation.INSERT
                ? new InsertedRows(statement, table)
                : new StatementRows(statement, table);
    }

    /** Whether what it changes can be told: its rows have names, and keep them. */
    boolean canBeTold();

    /** Before it is executed. */
    void before(Binding binding, Connection connection) throws SQLException;

    /** After it was executed. */
    List<RowChange> after(Connection connection) throws SQLException;

    /** How many rows there were. */
    long count();

    /**
     * Whether the rows that there were are all that the statement met.
     *
     * @param rows that it says it met; of an UPDATE some drivers count only those that it gave another value
     */
    boolean areAll(long rows);
}
