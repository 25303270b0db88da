package org.reprise.log;

import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.reprise.jdbc.Database;
import org.reprise.portion.ByteCursor;
import org.reprise.portion.Compression;
import org.reprise.portion.EventFrames;
import org.reprise.portion.Varint;

/** {@link EvidenceStore} in the table REPRISE_EVIDENCE, one row a portion, compressed. */
final class JdbcEvidenceStore implements EvidenceStore {

    /** The evidence of consecutive events. */
    private record Kept(long firstSeq, long lastSeq, byte[] bytes) {}

    private static final String KEEP =
            "INSERT INTO REPRISE_EVIDENCE (FIRST_SEQ, LAST_SEQ, KEPT_MS, BYTES) VALUES (?, ?, ?, ?)";
    private static final String UP_TO = "SELECT FIRST_SEQ, LAST_SEQ, BYTES FROM REPRISE_EVIDENCE"
            + " WHERE FIRST_SEQ <= ? ORDER BY FIRST_SEQ DESC LIMIT 1";
    private static final String BETWEEN =
            "SELECT FIRST_SEQ, LAST_SEQ, BYTES FROM REPRISE_EVIDENCE WHERE FIRST_SEQ <= ? AND LAST_SEQ >= ?";

    /** Far more than a portion's; guards against a damaged row. */
    private static final int MAX_PLAIN_BYTES = 64 << 20;

    private final Database database;
    private final Compression compression;

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
    public Optional<byte[]> of(long seq) {
        return database.first(UP_TO, JdbcEvidenceStore::kept, seq)
                .filter(kept -> kept.lastSeq() >= seq)
                .map(kept -> unpack(kept.bytes()).get((int) (seq - kept.firstSeq())))
                .filter(evidence -> evidence.length > 0);
    }

    @Override
    public SortedMap<Long, byte[]> between(long firstSeq, long lastSeq) {
        SortedMap<Long, byte[]> found = new TreeMap<>();
        for (Kept kept : database.query(BETWEEN, JdbcEvidenceStore::kept, lastSeq, firstSeq)) {
            long seq = kept.firstSeq();
            for (byte[] evidence : unpack(kept.bytes())) {
                if (evidence.length > 0 && seq >= firstSeq && seq <= lastSeq) {
                    found.put(seq, evidence);
                }
                seq++;
            }
        }
        return found;
    }

    private static List<byte[]> unpack(byte[] bytes) {
        ByteCursor in = new ByteCursor(bytes);
        Compression packed = Compression.ofCode(in.octet());
        int plainSize = in.length("evidence", MAX_PLAIN_BYTES);
        int count = in.length("count", MAX_PLAIN_BYTES);
        return EventFrames.split(packed.unpack(in.bytes(in.left()), plainSize, Instant.EPOCH), count);
    }

    @Override
    public int forgetBefore(Instant time) {
        return database.update("DELETE FROM REPRISE_EVIDENCE WHERE KEPT_MS < ?", time.toEpochMilli());
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(row.getLong(1), row.getLong(2), row.getBytes(3));
    }
}
