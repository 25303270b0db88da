package org.reprise.reign;

/** A register that a test may have fail, or overtaken. */
final class OneRegister implements EpochRegister {
    Promise promise = Promise.NONE;
    Runnable before = () -> {};
    Runnable after = () -> {};
    long givenUp;

    @Override
    public Promise read() {
        return promise;
    }

    @Override
    public long above(long known) {
        return new EpochNumbers(1).above(Math.max(known, givenUp));
    }

    @Override
    public boolean compareAndSet(Promise seen, Reign next) {
        before.run();
        if (next.epoch() <= givenUp) {
            throw new EpochRefusedException("epoch " + next.epoch() + " was given up");
        }
        if (!seen.equals(promise)) {
            return false;
        }
        promise = next.promise(next.begun());
        after.run();
        return true;
    }

    @Override
    public void giveUp(long epoch) {
        givenUp = Math.max(givenUp, epoch);
    }

    @Override
    public Status status() {
        return new Status("double", promise, false);
    }

    @Override
    public void close() {}
}
