package org.reprise.generator;

import java.util.function.Supplier;
import org.reprise.proof.IdSlot;
import org.reprise.proof.IdSource;

/** The source that a test gives its thread, as a site gives one to a transaction. */
final class ThreadIds implements IdSource {
    private static final ThreadLocal<IdSource> CURRENT = ThreadLocal.withInitial(() -> NATIVE);

    static void during(IdSource ids, Runnable work) {
        CURRENT.set(ids);
        try {
            work.run();
        } finally {
            CURRENT.remove();
        }
    }

    @Override
    public Object next(String generator, Supplier<Object> natural) {
        return CURRENT.get().next(generator, natural);
    }

    @Override
    public IdSlot reserve(String generator) {
        return CURRENT.get().reserve(generator);
    }
}
