package org.reprise.liberty.inside.bank;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import org.reprise.api.Recorded;

/** A price service outside the database, as a CDI bean: it never says the same twice. */
@ApplicationScoped
@Recorded
public class Prices {
    private static final AtomicInteger CALLS = new AtomicInteger();

    /** An item and what it costs now. */
    public record Quote(String item, long price) {}

    public Quote of(String item) throws ShortOfMoneyException {
        int call = CALLS.incrementAndGet();
        if (item.endsWith("priceless")) {
            throw new ShortOfMoneyException("nobody can pay call " + call);
        }
        return new Quote(item, System.nanoTime() % 1_000_000 + call);
    }

    /** How often the service was called in this server. */
    public static int calls() {
        return CALLS.get();
    }
}
