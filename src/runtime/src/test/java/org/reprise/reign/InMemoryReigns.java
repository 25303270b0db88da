package org.reprise.reign;

import java.util.List;

/** The reigns and the promise of a site as a double for tests. */
public final class InMemoryReigns implements ReignStore {
    private final Runnable onRise;
    private Reigns reigns = Reigns.NONE;
    private Promise promise = Promise.NONE;

    public InMemoryReigns(Runnable onRise) {
        this.onRise = onRise;
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
        onRise.run();
        return true;
    }

    @Override
    public synchronized boolean take(Promise seen, Reign next) {
        if (next.epoch() <= seen.epoch()) {
            throw new IllegalArgumentException("The " + next + ", cannot begin: " + seen + " is promised");
        }
        if (promise.epoch() != seen.epoch()) {
            return false;
        }
        promise = next.promise(next.begun());
        onRise.run();
        reigns = reigns.merge(Reigns.of(List.of(next)));
        return true;
    }

    @Override
    public synchronized void learn(Reigns more) {
        reigns = reigns.merge(more);
    }
}
