package org.reprise.liberty;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class on the sites that all such classes of a JVM share: {@link RunningSites}. The build runs these first and ends their
 * servers, which would take a tenth of both cores beside sets of sites that tests make for themselves.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("running-sites")
@ExtendWith(RunningSites.class)
public @interface OnRunningSites {}
