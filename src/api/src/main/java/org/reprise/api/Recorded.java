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
 * Marks a method of a CDI bean or an EJB, or every public method of a bean, whose answer comes from outside the database: a mail
 * gateway, a price service. At the primary it is called and its result or exception is recorded with the replicated call around
 * it; at a secondary it is <em>not</em> called and gives back what was recorded.
 *
 * <p>Guarantees: inside a call of a {@link Replicated} method at the primary, each answer is kept in the event, in the order of
 * the calls, if and only if the event is; at replay each call gets its answer, without running. A call inside another
 * recorded call belongs to that one. The transaction attribute of the method does not matter. When replay asks for other
 * answers than the primary did, it fails and the event is healed by rows.
 *
 * <p>Non-guarantees: outside a replicated call the method simply runs and nothing is recorded, at every site; so it does in other
 * threads, and in callbacks that the JPA provider makes at the commit, after the call. {@code this.method()} is not intercepted.
 * The call is outside the transaction: a mail is sent even if the transaction rolls back, and then nothing is recorded. Rows
 * that the method writes are missing at replay; the proof finds that, and the rows are applied. What the caller gets at
 * replay is equal to the primary's answer, not identical with any object.
 *
 * <p>Exceptions are given back by their class and message, without their cause. The class is one that the {@code throws} clause
 * names (unchecked ones may stand there too) and has a constructor that takes a message, or none; or it is one of the usual
 * unchecked ones of {@code java.lang} and {@code java.util}. Any other comes back as an unchecked exception of Reprise that names it.
 *
 * <p>A {@link Replicated} method called inside a recorded call is refused with {@link CaptureException}: replay would never reach
 * it. Refused at deployment, by name: a method that is both, one that is {@code @Asynchronous}, and a result type that JSON
 * cannot carry by its declared generic type, entities included.
 */
@InterceptorBinding
@Inherited
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Recorded {

    /**
     * On a method: the name under which its answers are kept. On a class: what stands before the dot of each name. Empty: the
     * simple name of the bean's only business interface, or of its class, then a dot and the method's name, and the simple names
     * of its parameter types in brackets if the bean has several such methods. Events keep the name for ever: set it before you
     * rename or overload a method.
     */
    @Nonbinding
    String name() default "";
}
