package org.reprise.log;

import java.util.List;
import java.util.Optional;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionExtent;
import org.reprise.portion.Position;

/** A store before another one, to which it hands on all that is not its own concern. */
public class ForwardingPortions implements PortionStore {
    private final PortionStore store;

    protected ForwardingPortions(PortionStore store) {
        this.store = store;
    }

    /** The store behind it. */
    public PortionStore store() {
        return store;
    }

    @Override
    public int storeAll(List<Portion> portions, Position senderEnd) {
        return store.storeAll(portions, senderEnd);
    }

    @Override
    public void prove(Portion portion) {
        store.prove(portion);
    }

    @Override
    public int cutBehind(long seq) {
        return store.cutBehind(seq);
    }

    @Override
    public int forgetBehindHole() {
        return store.forgetBehindHole();
    }

    @Override
    public int discard(long seq, Runnable with) {
        return store.discard(seq, with);
    }

    @Override
    public Optional<Portion> at(long seq) {
        return store.at(seq);
    }

    @Override
    public Optional<Portion> upTo(long seq) {
        return store.upTo(seq);
    }

    @Override
    public List<Portion> from(long seq, long lastSeq, int maxBytes) {
        return store.from(seq, lastSeq, maxBytes);
    }

    @Override
    public Position contiguousAfter(Position after) {
        return store.contiguousAfter(after);
    }

    @Override
    public long firstBehind(long seq) {
        return store.firstBehind(seq);
    }

    @Override
    public Position last() {
        return store.last();
    }

    @Override
    public Position begin() {
        return store.begin();
    }

    @Override
    public long leftOut() {
        return store.leftOut();
    }

    @Override
    public ChainEnd removed() {
        return store.removed();
    }

    @Override
    public int removeUpTo(long seq) {
        return store.removeUpTo(seq);
    }

    @Override
    public List<PortionExtent> extents(long seq) {
        return store.extents(seq);
    }

    @Override
    public long bytes(long after, long upTo) {
        return store.bytes(after, upTo);
    }
}
