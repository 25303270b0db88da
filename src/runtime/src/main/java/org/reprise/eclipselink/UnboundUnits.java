package org.reprise.eclipselink;

import java.util.List;
import org.eclipse.persistence.internal.sessions.AbstractSession;

/**
 * Persistence units that write values into the text of their statements, which makes of database read in their own ways: a backslash
 * in a text is an escape to MariaDB only. Such rows are known by that text alone, so other sites would hold other values unseen.
 */
public final class UnboundUnits {
    private UnboundUnits() {}

    /**
     * Those of the units that are open and write to this database.
     *
     * @return a sentence each, with the remedy
     */
    public static List<String> of(DatabaseAddress own) {
        return WatchedUnitsOfWork.sessions(own).stream()
                .filter(OpenUnits.sessions()::contains)
                .map(AbstractSession.class::cast)
                .filter(session -> !session.getPlatform().shouldBindAllParameters())
                .map(session -> "REPR0810: The persistence unit of " + session.getName() + " sets"
                        + " eclipselink.jdbc.bind-parameters to false: it writes values into the text of its statements, which"
                        + " databases read in their own ways. Take that property away")
                .toList();
    }
}
