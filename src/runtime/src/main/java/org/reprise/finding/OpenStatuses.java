package org.reprise.finding;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.reprise.log.Schema;
import org.reprise.portion.Position;

/**
 * Statuses that nothing has followed yet, each with the time at which it is too old. Each act is in the caller's transaction. Safe for
 * use by several threads and several servers on one database.
 */
public interface OpenStatuses {

    /**
     * A status that waits to be followed.
     *
     * @param kind     of the event that brought it about
     * @param key      of that event
     * @param age      in milliseconds; one status may wait for several
     * @param status   itself
     * @param position of that event
     * @param due      when it will be so old
     */
    record OpenStatus(String kind, String key, long age, String status, Position position, Instant due) {}

    /** Those of one kind and key. */
    List<OpenStatus> of(String kind, String key);

    /** One waits from now on. For its kind, key and age none does. */
    void open(OpenStatus status);

    /** Another status has followed, or its age was told. False when none waited: another server of the site was before. */
    boolean close(OpenStatus status);

    /** Looks at it again at another time. */
    void postpone(OpenStatus status, Instant due);

    /** Forgets those of all events behind this one: they are not in the log any more. */
    void cutBehind(long seq);

    /** Those that are due by a time, the oldest first. */
    List<OpenStatus> due(Instant time, int limit);

    /** In the table of {@link Schema}. */
    static OpenStatuses over(DataSource source) {
        return new JdbcOpenStatuses(source);
    }
}
