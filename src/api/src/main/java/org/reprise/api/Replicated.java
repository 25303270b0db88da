package org.reprise.api;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes calls of an EJB method, or of every business method of a bean, part of the event log: at the primary the call is
 * captured in the caller's transaction, at every secondary it is called again.
 *
 * <p>Guarantees: the event is in the log if and only if the transaction commits; all outermost replicated calls of one
 * transaction make one event, in their order; a call nested in another belongs to it; {@code REQUIRES_NEW} makes an event of its
 * own. At a secondary a business call is refused with {@link NotPrimaryException}.
 *
 * <p>Non-guarantees: {@code this.method()} is not intercepted, so not captured by itself (the rows it writes belong to the
 * outer call); effects outside the database (mail, files, other services) happen again at each site, unless a {@link Recorded}
 * method has them; the method should write the same rows for the same arguments and the same database, with time, chance and
 * new keys from {@link Playback}: where it does not, the rows are applied instead.
 *
 * <p>The method needs a container-managed transaction. It must not be {@code final}, {@code static} or {@code private}, and its
 * parameters must be types that JSON can carry by their declared generic type; anything else fails the deployment with a
 * message that names the method and the parameter.
 */
@InterceptorBinding
@Inherited
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Replicated {

    /**
     * On a method: the event name. On a class: what stands before the dot of each event name. Empty: the simple name of the
     * bean's only business interface, or of its class, then a dot and the method's name. A name is kept for ever by events in
     * logs and archives: set it before you rename a method.
     */
    @Nonbinding
    String name() default "";

    /** Version of the argument list, 1 or more; raise it when the parameters change. */
    @Nonbinding
    int version() default 1;

    /** How a secondary brings the event about. */
    @Nonbinding
    Replay replay() default Replay.CALL;

    /** What kind of event it is, such as {@code message}: a fixed name, by which sites choose what they take and take first. */
    @Nonbinding
    String kind() default "";

    /**
     * The status that the event brings about, as an expression: text with places <code>${args[0].status}</code> or
     * <code>${result.state}</code>. A path goes through record components and getters ({@code getX()}, {@code isX()}), by declared
     * types, to text, a number, a boolean, an enum, a UUID or a time; anything else fails the deployment. Arguments are read
     * before the call, the result after it. Where a step is null, or the call threw and the expression asks for its result, the
     * event has no status. A {@link Classifier} wins over {@code kind}, {@code status} and {@code key}.
     */
    @Nonbinding
    String status() default "";

    /** What the event is about, such as the id of a message; an expression like {@link #status()}. At most 250 characters. */
    @Nonbinding
    String key() default "";

    /**
     * A key, as an expression like {@link #status()}: an event makes all earlier events of the same name and key irrelevant. A
     * site with {@code reprise.superseded=LEAVE_OUT} that is behind does not get those.
     *
     * <p>Guarantees: an event is left out only when the later one wrote every row that it wrote, no other event in between
     * did, and its upstream has seen that by the evidence; so the tables are the same in the end. Only events of one call that
     * drew no generated ids are left out.
     *
     * <p>Non-guarantees: until the later event is replayed, such a site's tables are those of no moment at the primary. A call
     * in between that only read what was left out writes something else there: its proof finds that, and its rows heal it. A method
     * whose calls hand a unique value from one row to another must not supersede: a call in between could be refused there.
     */
    @Nonbinding
    String supersedes() default "";
}
