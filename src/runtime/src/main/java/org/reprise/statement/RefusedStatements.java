package org.reprise.statement;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.reprise.api.CaptureException;
import org.reprise.proof.StatementWay;

/** Statements that are refused before they run: those that end the transaction, and those that write and look like reads. */
public final class RefusedStatements {
    private static final Set<String> ENDS =
            Set.of("COMMIT", "ROLLBACK", "BEGIN", "START", "END", "TRUNCATE", "LOCK", "UNLOCK");
    private static final Set<String> DEFINES =
            Set.of("CREATE", "DROP", "ALTER", "RENAME", "GRANT", "REVOKE", "COMMENT", "ANALYZE", "OPTIMIZE", "REPAIR");
    private static final Set<String> WRITES = Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE");

    private RefusedStatements() {}

    /** Whether the text begins like one that may have to be refused as {@link #refuse} says. */
    public static boolean isSuspect(List<SqlToken> tokens) {
        String first = first(tokens);
        return ENDS.contains(first) || DEFINES.contains(first);
    }

    /**
     * What was written before in the transaction could not be rolled back, or would be already.
     *
     * @param origin the JPQL for which EclipseLink made the statement; empty when the application wrote it
     */
    public static void refuse(List<SqlToken> tokens, String origin, Connection connection) throws SQLException {
        String first = first(tokens);
        boolean temporary = tokens.size() > 1 && tokens.get(1).is("TEMPORARY");
        boolean definitionCommits = connection.getMetaData().dataDefinitionCausesTransactionCommit();
        String make = connection.getMetaData().getDatabaseProductName();
        // MariaDB says that every definition commits, and those of temporary tables do not
        boolean commits = DEFINES.contains(first) && definitionCommits && !(temporary && make.equals("MariaDB"));
        if (!commits && !ENDS.contains(first)) {
            return;
        }
        String what = first + (temporary ? " TEMPORARY TABLE" : "");
        throw new CaptureException(
                origin.isEmpty()
                        ? "REPR0805: " + what
                                + " ends or commits the transaction, or empties a table unseen, and is not"
                                + " executed: do it outside of transactions of the application; rows are removed by DELETE"
                        : "REPR0805: EclipseLink needs " + what + " for '" + origin
                                + "', which commits the transaction on "
                                + make
                                + ", and is not executed: let its condition and what it sets use the columns of one"
                                + " table, or find the entities and change them one by one");
    }

    /** @throws CaptureException when a query that gives rows writes some, too */
    public static void refuseWrite(List<SqlToken> tokens) {
        String first = first(tokens);
        boolean writes = WRITES.contains(first)
                || (first.equals("WITH")
                        && tokens.stream().anyMatch(token -> WRITES.stream().anyMatch(token::is)))
                || (first.equals("SELECT") && isDataChange(tokens));
        if (writes) {
            throw new CaptureException("REPR0806: A native query that gives rows, " + first
                    + ", writes some too, which no other site would learn of, so it is not executed: make it a statement"
                    + " of its own by executeUpdate, and read the rows before or after it");
        }
    }

    /** {@code SELECT … FROM FINAL TABLE (UPDATE …)}. */
    private static boolean isDataChange(List<SqlToken> tokens) {
        for (int i = 1; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).is("TABLE")
                    && tokens.get(i + 1).is("(")
                    && Set.of("FINAL", "OLD", "NEW").contains(tokens.get(i - 1).name())) {
                return true;
            }
        }
        return false;
    }

    /** A statement of which neither the rows can be told, nor that it does the same everywhere. */
    public static CaptureException untold(StatementWay way) {
        return new CaptureException("REPR0806: '" + way.text() + "' may not do the same at other sites (" + way.reason()
                + "), and which rows it changes cannot be told, so it is not executed: write it as a plain UPDATE or DELETE"
                + " of one table with a key, or as an INSERT that names its columns and gives the keys, with texts as"
                + " parameters and each statement by itself; or change the entities one by one");
    }

    private static String first(List<SqlToken> tokens) {
        for (SqlToken token : tokens) {
            if (token.isName()) {
                return token.name();
            }
        }
        return "";
    }

    /** Whether it changes rows. */
    public static boolean isWrite(List<SqlToken> tokens) {
        String first = first(tokens);
        return WRITES.contains(first) || first.equals("WITH");
    }
}
