package org.reprise.liberty.inside.bank;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.reprise.api.Recorded;

/** A mail gateway outside the database, as an EJB without a transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailGate {
    private static final AtomicInteger CALLS = new AtomicInteger();

    /** Returns the number under which the gateway knows the mail. */
    @Recorded
    public String send(String to) {
        CALLS.incrementAndGet();
        if (to.isEmpty()) {
            throw new IllegalArgumentException("nobody at " + System.nanoTime());
        }
        return UUID.randomUUID().toString();
    }

    /** How often the gateway was called in this server. */
    public static int calls() {
        return CALLS.get();
    }
}
