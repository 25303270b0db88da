package org.reprise.api;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Another database, of any shape, that is built from the events of the log: a portal, a search index, a report. A bean of the
 * application builds it by observing the events:
 *
 * <pre>
 * void seen(&#64;Observes &#64;Projection("portal") ReplicatedEvent event) { … }
 * void cleared(&#64;Observes &#64;Projection("portal") ProjectionCleared event) { … }
 * </pre>
 *
 * The first is called for every event that is at this site, failed ones too, in the order of the log; the second when the
 * projection is to be built anew: it removes everything, because all events follow. The projection's own data source is
 * {@code reprise.projection.<name>.data-source} (default {@code jdbc/<name>}).
 *
 * <p>Guarantees: both run in a container transaction in which the projection's position is moved, in the projection's own data
 * source, in the table REPRISE_PROJECTION, which is created there. So each event takes effect once, whatever crashes, as long as
 * the observer writes to that data source only. An observer that throws has the same events again, and again, until it succeeds;
 * the console shows the reason.
 *
 * <p>Non-guarantees: it is not proved, and it follows the site's own position with a delay. What observers do elsewhere may be
 * done again. An event that the site's subscription leaves out is not told. Observers are called at once, whatever they say of the phase
 * of the transaction ({@code during}). Observers without this qualifier are not told here, but once, when the site replays.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target({PARAMETER, FIELD, METHOD, TYPE})
public @interface Projection {
    /** Its name: letters, digits, {@code -} and {@code _}. */
    String value();
}
