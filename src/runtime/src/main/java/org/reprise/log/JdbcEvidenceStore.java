package org.reprise.log;

import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.reprise.jdbc.Database;
import org.reprise.portion.ByteCursor;
import org.reprise.portion.Compression;
import org.reprise.portion.EventFrames;
import org.reprise.portion.PortionRefusedException;
import org.reprise.portion.Varint;

/** {@link EvidenceStore} in the table REPRISE_EVIDENCE, one row a portion, compressed. */
final class JdbcEvidenceStore implements EvidenceStore {

    /** The evidence of consecutive events. */
    private record Kept(long firstSeq, long lastSeq, Instant at, byte[] bytes) {
        Kept(ResultSet row) throws SQLException {
            this(row.getLong(1), row.getLong(2), Instant.ofEpochMilli(row.getLong(3)), row.getBytes(4));
        }

        int count() {
            return (int) (lastSeq - firstSeq + 1);
        }
    }

    private static final Logger LOG = Logger.getLogger(JdbcEvidenceStore.class.getName());

    private static final String KEEP =
            "INSERT INTO REPRISE_EVIDENCE (FIRST_SEQ, LAST_SEQ, KEPT_MS, BYTES) VALUES (?, ?, ?, ?)";
    private static final String RUNS = "SELECT FIRST_SEQ, LAST_SEQ, KEPT_MS, BYTES FROM REPRISE_EVIDENCE";
    private static final String UP_TO = RUNS + " WHERE FIRST_SEQ <= ? ORDER BY FIRST_SEQ DESC LIMIT 1";
    private static final String STARTING_BETWEEN = RUNS + " WHERE FIRST_SEQ > ? AND FIRST_SEQ <= ? ORDER BY FIRST_SEQ";
    private static final String DROP = "DELETE FROM REPRISE_EVIDENCE WHERE FIRST_SEQ = ?";

    /** Far more than a portion's; guards against a damaged row. */
    private static final int MAX_PLAIN_BYTES = 64 << 20;

    private final Database database;
    private final Compression compression;

    /** Of those that were said. */
    private final Set<Long> damaged = ConcurrentHashMap.newKeySet();

    JdbcEvidenceStore(DataSource source, Compression compression) {
        this.database = new Database(source);
        this.compression = compression;
    }

    @Override
    public void keep(long firstSeq, List<byte[]> each, Instant at) {
        if (each.stream().allMatch(evidence -> evidence.length == 0)) {
            return;
        }
        byte[] plain = EventFrames.join(each);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 4 + 16);
        bytes.write(compression.code());
        Varint.write(bytes, plain.length);
        Varint.write(bytes, each.size());
        bytes.writeBytes(compression.pack(plain, at));
        database.update(KEEP, firstSeq, firstSeq + each.size() - 1, at.toEpochMilli(), bytes.toByteArray());
    }

    @Override
    public void replace(long seq, byte[] evidence, Instant at) {
        Optional<Kept> before = containing(seq);
        before.ifPresent(kept -> database.update(DROP, kept.firstSeq()));
        Optional<List<byte[]>> run = before.flatMap(this::unpacked);
        if (run.isPresent()) {
            List<byte[]> changed = new ArrayList<>(run.get());
            changed.set((int) (seq - before.get().firstSeq()), evidence);
            keep(before.get().firstSeq(), changed, before.get().at());
        } else {
            keep(seq, List.of(evidence), at);
        }
    }

    @Override
    public Optional<byte[]> of(long seq) {
        return Optional.ofNullable(between(seq, seq).get(seq));
    }

    @Override
    public SortedMap<Long, byte[]> between(long firstSeq, long lastSeq) {
        List<Kept> runs = new ArrayList<>(containing(firstSeq).stream().toList());
        if (lastSeq > firstSeq) {
            runs.addAll(database.query(STARTING_BETWEEN, Kept::new, firstSeq, lastSeq));
        }
        SortedMap<Long, byte[]> found = new TreeMap<>();
        for (Kept kept : runs) {
            long seq = kept.firstSeq();
            for (byte[] evidence : unpacked(kept).orElse(List.of())) {
                if (evidence.length > 0 && seq >= firstSeq && seq <= lastSeq) {
                    found.put(seq, evidence);
                }
                seq++;
            }
        }
        return found;
    }

    /** Found by the key alone: the runs do not overlap. */
    private Optional<Kept> containing(long seq) {
        return database.first(UP_TO, Kept::new, seq).filter(kept -> kept.lastSeq() >= seq);
    }

    /** Empty when the row is damaged. */
    private Optional<List<byte[]>> unpacked(Kept kept) {
        try {
            ByteCursor in = new ByteCursor(kept.bytes());
            Compression packed = Compression.ofCode(in.octet());
            int plainSize = in.length("evidence", MAX_PLAIN_BYTES);
            int count = in.length("count", kept.count());
            if (count != kept.count()) {
                throw new PortionRefusedException("It says " + count + " events, not " + kept.count());
            }
            byte[] plain = packed.unpack(in.bytes(in.left()), plainSize, kept.at());
            return Optional.of(EventFrames.split(plain, count));
        } catch (PortionRefusedException e) {
            if (damaged.add(kept.firstSeq())) {
                LOG.log(
                        Level.WARNING,
                        e,
                        () -> "REPR0206W: The evidence kept here of the events " + kept.firstSeq() + " to "
                                + kept.lastSeq() + " cannot be read; what needs it is asked of other sites. Look after"
                                + " the disk of this site's database, and after what else writes to REPRISE_EVIDENCE");
            }
            return Optional.empty();
        }
    }

    @Override
    public void cutBehind(long seq) {
        Optional<Kept> over = containing(seq).filter(kept -> kept.lastSeq() > seq);
        database.update("DELETE FROM REPRISE_EVIDENCE WHERE FIRST_SEQ > ?", seq);
        over.ifPresent(kept -> {
            database.update(DROP, kept.firstSeq());
            unpacked(kept)
                    .ifPresent(
                            run -> keep(kept.firstSeq(), run.subList(0, (int) (seq - kept.firstSeq() + 1)), kept.at()));
        });
    }

    @Override
    public int forgetBefore(Instant time) {
        return database.update("DELETE FROM REPRISE_EVIDENCE WHERE KEPT_MS < ?", time.toEpochMilli());
    }
}
