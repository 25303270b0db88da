package org.reprise.reign;

/**
 * The register {@code operator}: an epoch is issued by an operator's command at the candidate, and by nothing else, and stands in the
 * candidate's own database, in the very row that fences its events.
 *
 * <p>Guarantees: of several commands at one site, through whatever servers, one begins a reign by one reading. The epochs of two sites
 * are never equal, also when two operators promote on both sides of a cut ({@link EpochNumbers}); when the sites meet, the higher one
 * goes on, and what the other did since goes to quarantine. Not guaranteed: that there is one primary during a cut. Two sites cannot
 * know that of each other; the operator decides.
 */
public final class OperatorRegister implements EpochRegister {
    private final ReignStore store;
    private final EpochNumbers numbers;

    public OperatorRegister(ReignStore store, EpochNumbers numbers) {
        this.store = store;
        this.numbers = numbers;
    }

    @Override
    public Promise read() {
        return store.promise();
    }

    @Override
    public long above(long known) {
        return numbers.above(Math.max(known, store.givenUp()));
    }

    @Override
    public boolean compareAndSet(Promise seen, Reign next) {
        if (!numbers.has(next.epoch())) {
            throw new IllegalArgumentException("Epoch " + next.epoch() + " is not one that " + next.primary()
                    + " may begin; the next above " + seen + " is " + above(seen.epoch()));
        }
        return store.take(seen, next);
    }

    @Override
    public void giveUp(long epoch) {
        store.giveUp(epoch);
    }

    @Override
    public Status status() {
        return new Status("operator", read(), false);
    }

    @Override
    public void close() {
        // the site's database is not the register's to close
    }
}
