package org.reprise.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.reprise.jdbc.Database;
import org.reprise.jdbc.EventLogException;
import org.reprise.portion.PortionLimits;
import org.reprise.reign.Fence;

/** {@link CapturedEvents} in the table REPRISE_CAPTURED. The reading side is the sealer's only. */
final class JdbcCapturedEvents implements CapturedEvents {

    /** A committed event that waits for the sealer. */
    record Captured(long id, long epoch, byte[] body, byte[] evidence) {}

    private static final String INTO = "REPRISE_CAPTURED (EPOCH, BODY, EVIDENCE)";
    private static final String FENCE = "SELECT MAX(ID) FROM REPRISE_CAPTURED";
    private static final String OLDEST = "SELECT MIN(ID) FROM REPRISE_CAPTURED";
    private static final String READ =
            "SELECT ID, EPOCH, BODY, EVIDENCE FROM REPRISE_CAPTURED WHERE ID <= ? ORDER BY ID LIMIT ?";

    /** The evidence of one portion is read into memory as a whole. */
    private static final int MAX_EVIDENCE_BYTES = 4 << 20;

    private final Database database;
    private final Fence fence;

    JdbcCapturedEvents(DataSource source) {
        this.database = new Database(source);
        this.fence = new Fence(source);
    }

    @Override
    public void append(long epoch, byte[] body, byte[] evidence) {
        fence.insert(INTO, epoch, epoch, body, evidence);
    }

    @Override
    public long count() {
        return database.count("REPRISE_CAPTURED");
    }

    /** The highest id that is committed now. */
    Optional<Long> fence() {
        OptionalLong newest = newest();
        return newest.isPresent() ? Optional.of(newest.getAsLong()) : Optional.empty();
    }

    @Override
    public OptionalLong newest() {
        return id(FENCE);
    }

    @Override
    public OptionalLong oldest() {
        return id(OLDEST);
    }

    private OptionalLong id(String select) {
        List<Long> ids = new ArrayList<>();
        database.each(select, row -> {
            long id = row.getLong(1);
            if (!row.wasNull()) {
                ids.add(id);
            }
            return false;
        });
        return ids.stream().mapToLong(Long::longValue).findFirst();
    }

    /** The first committed events up to the fence, in order and of one epoch; one at least when there is one. */
    List<Captured> read(long fence, PortionLimits limits) {
        List<Captured> run = new ArrayList<>();
        long[] bytes = {0, 0};
        database.each(
                READ,
                row -> {
                    Captured next = captured(row);
                    bytes[0] += next.body().length;
                    bytes[1] += next.evidence().length;
                    if (!run.isEmpty()
                            && (bytes[0] > limits.maxBytes()
                                    || bytes[1] > MAX_EVIDENCE_BYTES
                                    || next.epoch() != run.get(0).epoch())) {
                        return false;
                    }
                    run.add(next);
                    return true;
                },
                fence,
                limits.maxEvents());
        return run;
    }

    /**
     * Deletes exactly these rows. By id and never by range: a row of a lower id may have been committed since they were
     * read.
     */
    void delete(List<Captured> sealed) {
        // padded to a power of two, so that the database sees few different statements
        int places = Integer.highestOneBit(sealed.size() * 2 - 1);
        Object[] ids = new Object[places];
        for (int i = 0; i < places; i++) {
            ids[i] = sealed.get(Math.min(i, sealed.size() - 1)).id();
        }
        String marks = String.join(",", Collections.nCopies(places, "?"));
        int deleted = database.update("DELETE FROM REPRISE_CAPTURED WHERE ID IN (" + marks + ")", ids);
        if (deleted != sealed.size()) {
            throw new EventLogException(
                    "Sealing was given up: " + sealed.size() + " captured events were read, " + deleted + " deleted",
                    null);
        }
    }

    private static Captured captured(ResultSet row) throws SQLException {
        byte[] evidence = row.getBytes(4);
        return new Captured(row.getLong(1), row.getLong(2), row.getBytes(3), evidence == null ? NO_EVIDENCE : evidence);
    }
}
