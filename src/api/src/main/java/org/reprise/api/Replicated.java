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
}
