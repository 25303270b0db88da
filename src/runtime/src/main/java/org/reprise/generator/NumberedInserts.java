package org.reprise.generator;

import org.eclipse.persistence.internal.databaseaccess.DatabasePlatform;
import org.eclipse.persistence.queries.InsertObjectQuery;
import org.eclipse.persistence.queries.SQLCall;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;

/**
 * Lets the insert of a row with a recorded id say that it overrides the database's own: else a column that is {@code GENERATED ALWAYS
 * AS IDENTITY} refuses the id. MariaDB has no such columns, and not these words.
 */
final class NumberedInserts extends SessionEventAdapter {
    @Override
    public void preExecuteCall(SessionEvent event) {
        if (PlayedIdentity.isInserting()
                && event.getCall() instanceof SQLCall call
                && call.getQuery() instanceof InsertObjectQuery insert
                && insert.getDescriptor().getSequence() instanceof PlayedIdentity
                && hasOverriding(insert.getExecutionSession().getPlatform())) {
            // a copy of the prepared call, made for this execution
            call.setSQLString(call.getSQLString().replaceFirst("\\) VALUES \\(", ") OVERRIDING SYSTEM VALUE VALUES ("));
        }
    }

    private static boolean hasOverriding(DatabasePlatform platform) {
        return platform.isPostgreSQL() || platform.isH2() || platform.isHSQL();
    }
}
