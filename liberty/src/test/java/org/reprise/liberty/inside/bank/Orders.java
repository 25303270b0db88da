package org.reprise.liberty.inside.bank;

import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDateTime;
import java.util.function.LongSupplier;
import org.reprise.api.Playback;
import org.reprise.api.Replicated;

/** Calls whose rows depend on what is outside the database. */
@Stateless
@Replicated
public class Orders {
    @PersistenceContext(unitName = "bank")
    private EntityManager em;

    @Inject
    private Prices prices;

    @Inject
    private MailGate mail;

    @Inject
    private Receipts receipts;

    @Inject
    private Stamps stamps;

    @Inject
    private Playback playback;

    /** Asks the CDI bean, a replicated bean in a transaction of its own, and the EJB. */
    public void order(String id) throws ShortOfMoneyException {
        Prices.Quote quote = prices.of(id);
        long number = receipts.next(id + "-book");
        em.persist(new Account(id, quote.price() * 1000 + number, null));
        em.persist(new Note(id, quote.item() + " mailed as " + mail.send(id)));
    }

    /** Keeps what the CDI bean complains about. */
    public void orderPriceless(String id) {
        try {
            prices.of(id);
        } catch (ShortOfMoneyException e) {
            em.persist(new Note(id, String.valueOf(e.getMessage())));
        }
    }

    /** Keeps what the EJB throws unchecked: the container wraps it. */
    public void mailNobody(String id) {
        try {
            mail.send("");
        } catch (EJBException e) {
            em.persist(new Note(id, e.getCausedByException().getMessage()));
        }
    }

    /** Keeps what it sees of calls in transactions of their own that do not commit; {@code account} is there. */
    public void orderUnkept(String id, String account) {
        String text = seen(() -> receipts.clash(account)) + ", " + seen(() -> receipts.takeBack(id + "-book")) + ", "
                + seen(() -> stamps.clash(account)) + ", " + seen(() -> stamps.ask(account));
        em.persist(new Note(id, text));
    }

    private static String seen(LongSupplier call) {
        try {
            return Long.toString(call.getAsLong());
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName();
        }
    }

    /** Writes down what {@code Playback} says. */
    public void stamp(String id) {
        String text = playback.uuid() + " " + playback.random().nextInt(1000) + " "
                + playback.random().nextGaussian() + " " + playback.clock().millis() + " "
                + LocalDateTime.now(playback.clock()) + " " + playback.uuid();
        em.persist(new Note(id, text));
    }
}
