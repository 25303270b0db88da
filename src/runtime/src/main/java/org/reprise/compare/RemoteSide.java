package org.reprise.compare;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.reprise.compare.Step.Kind;
import org.reprise.job.JobCancelledException;
import org.reprise.portion.Position;
import org.reprise.proof.Value;

/** The tables of another site, at one position. Close it, so that the other site can. For one thread. */
public final class RemoteSide implements Side, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RemoteSide.class.getName());

    private final UnaryOperator<byte[]> asked;
    private final StepForm.Opened opened;

    private RemoteSide(UnaryOperator<byte[]> asked, StepForm.Opened opened) {
        this.asked = asked;
        this.opened = opened;
    }

    /**
     * Has the other site open a snapshot.
     *
     * @param asked hands a question to the other site's {@link SideDesk} and gives its answer
     * @param from  of no earlier position than this
     * @param generators tables where this site's generators stand
     * @return not {@link #isOpen} when the other site is not so far yet
     */
    public static RemoteSide open(UnaryOperator<byte[]> asked, Position from, Set<String> generators) {
        String session = UUID.randomUUID().toString();
        try {
            byte[] answer = ask(asked, Step.open(session, from.seq(), generators));
            return new RemoteSide(asked, StepForm.read(answer, new TypeReference<>() {}));
        } catch (JobCancelledException e) {
            // it is opened all the same
            close(asked, session);
            throw e;
        }
    }

    public boolean isOpen() {
        return !opened.session().isEmpty();
    }

    /** What its tables hold, or, if it is not open, how far that site is. */
    public Position position() {
        return opened.position();
    }

    /** Tables where generators of either site stand: they differ from site to site, and rightly so. */
    Set<String> generators() {
        return opened.generators();
    }

    private byte[] ask(Step step) {
        return ask(asked, step);
    }

    private static byte[] ask(UnaryOperator<byte[]> asked, Step step) {
        return asked.apply(StepForm.write(step));
    }

    private Step step(Kind kind) {
        return Step.of(kind, opened.session());
    }

    @Override
    public List<TableShape> tables() {
        return StepForm.read(ask(step(Kind.TABLES)), new TypeReference<>() {});
    }

    @Override
    public RowSum sum(SharedTable table) {
        return StepForm.read(ask(step(Kind.SUM).about(table)), new TypeReference<>() {});
    }

    @Override
    public SortedMap<Integer, RowSum> chunks(SharedTable table) {
        return StepForm.read(ask(step(Kind.CHUNKS).about(table)), new TypeReference<>() {});
    }

    @Override
    public List<RowDigest> digests(SharedTable table, Set<Integer> chunks) {
        return StepForm.digests(ask(step(Kind.DIGESTS).about(table).chunks(chunks)));
    }

    @Override
    public Map<Hash, SortedMap<String, Value>> rows(SharedTable table, Set<Hash> keys) {
        return StepForm.rows(ask(step(Kind.ROWS).about(table).keys(keys)));
    }

    @Override
    public Map<Hash, SortedMap<String, Value>> named(SharedTable table, List<SortedMap<String, Value>> names) {
        return StepForm.rows(ask(step(Kind.NAMED).about(table).names(names)));
    }

    /** Never throws: a site that does not hear of it closes its side by itself after a while. */
    @Override
    public void close() {
        if (isOpen()) {
            close(asked, opened.session());
        }
    }

    private static void close(UnaryOperator<byte[]> asked, String session) {
        try {
            ask(asked, Step.of(Kind.CLOSE, session));
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "The other site was not told that the comparison has ended", e);
        }
    }
}
