package org.reprise.replay;

import java.util.function.Supplier;

/** For beans that write without JPA. */
public final class NoContexts implements PersistenceContexts {
    @Override
    public <T> T watch(Supplier<T> work) {
        return work.get();
    }

    @Override
    public void flushAndClear() {}

    @Override
    public void evict() {}
}
