package org.reprise.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what not everybody who looks at a site may read: a parameter of a {@link Replicated} method, a component of a record, an attribute
 * of an entity or of another class that is an argument (its field, or its getter).
 *
 * <p>Guarantees: the console, its REST interface and the command line show it masked, in events, evidence, differences and the worklist, to
 * whoever may not read it unmasked; masked values do not leave the server. A property is known by its name, without regard to the class
 * that has it, case and underscores: a name that is marked once is masked everywhere, as is the column of a marked attribute.
 *
 * <p>Non-guarantees: the log, archives, exports and the database hold it as it is. A value that stands in a free text, such as the message of
 * an exception, is found there only where the text has it as the event does.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface Sensitive {}
