package org.reprise.reign;

import java.util.List;

/** The reigns and the promise of a site as a double for tests. */
public final class InMemoryReigns implements ReignStore {
    private final OwnLog log;
    private Reigns reigns = Reigns.NONE;
    private Promise promise = Promise.NONE;
    private long givenUp;

    public InMemoryReigns(OwnLog log) {
        this.log = log;
    }

    @Override
    public synchronized Reigns reigns() {
        return reigns;
    }

    @Override
    public synchronized Promise promise() {
        return promise;
    }

    @Override
    public synchronized boolean raise(Promise told) {
        if (!promise.yieldsTo(told)) {
            return false;
        }
        promise = told;
        log.rose();
        return true;
    }

    @Override
    public synchronized boolean raiseFrom(Promise seen, Promise next) {
        return promise.epoch() == seen.epoch() && raise(next);
    }

    @Override
    public synchronized boolean take(Promise seen, Reign next) {
        if (next.epoch() <= seen.epoch()) {
            throw new IllegalArgumentException("The " + next + ", cannot begin: " + seen + " is promised");
        }
        if (promise.epoch() != seen.epoch()) {
            return false;
        }
        if (next.epoch() <= givenUp) {
            throw new EpochRefusedException("Epoch " + next.epoch() + " was given up");
        }
        Promise before = promise;
        promise = next.promise(next.begun());
        log.rose();
        String hindrance = seen.epoch() == 0 && next.before().position().seq() == 0 ? "" : log.hinders(next.before());
        if (!hindrance.isEmpty()) {
            promise = before;
            throw new LogWentOnException(hindrance);
        }
        reigns = reigns.merge(Reigns.of(List.of(next)));
        return true;
    }

    @Override
    public synchronized void giveUp(long epoch) {
        givenUp = Math.max(givenUp, epoch);
    }

    @Override
    public synchronized long givenUp() {
        return givenUp;
    }

    @Override
    public synchronized void learn(Reigns more) {
        reigns = reigns.merge(more);
    }
}
