package org.reprise.api;

/**
 * Brings the arguments of one event name from one version of their list to the next. A CDI bean of the application, of any scope.
 *
 * <p>Why: a log keeps events for ever, and a secondary may replay calls that the primary captured with older code. When you change
 * a method's parameters, raise {@link Replicated#version()} and add an upcaster from the version before; keep it as long as such
 * events may come. Steps follow each other: upcasters from 1 and from 2 bring an event of version 1 to version 3. An event that no
 * upcaster brings up is parked, and so is one of a version newer than this application's; none is skipped. A parked event is brought
 * up when it is retried.
 *
 * <p>Arguments come and go as JSON text, not as objects, because the parameter classes of an older version may be gone.
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class PayInEuro implements Upcaster {   // pay(String, long cents) became pay(String, BigDecimal, String currency)
 *     public String name() { return "billing.pay"; }
 *     public int from() { return 1; }
 *     public String upcast(String arguments) { … }   // ["a-7",1250] to ["a-7",12.50,"EUR"]
 * }
 * }</pre>
 *
 * <p>Refused at deployment: two upcasters of one step, one for a name that no replicated method has, and one from a version that is
 * not older than the newest that the application has.
 *
 * <p>Non-guarantees: what nested calls answered at the primary is not brought up; where their version has changed, the event is
 * healed by rows.
 */
public interface Upcaster {

    /** The event name, as {@link Replicated#name()} gives it. Asked once, at deployment. */
    String name();

    /** The version that it takes, 1 or more; it makes the one after. Asked once, at deployment. */
    int from();

    /**
     * The arguments in the next version. Must depend on nothing but what it is given, so that every site makes the same of it; it is
     * called in the replayer's thread, in whatever transaction that has, and may be called several times for one event. What it
     * throws parks the event.
     *
     * @param arguments a JSON array with the arguments in their order
     * @return a JSON array likewise
     */
    String upcast(String arguments);
}
