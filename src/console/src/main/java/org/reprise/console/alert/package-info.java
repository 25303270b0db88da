/**
 * What people are woken for: rules that are looked at every few seconds, whoever watches or nobody; how each alert stands; who has taken
 * it, and until when it is muted; and which site tells of it. It asks no database and no peer but for what others have sampled.
 */
@NullMarked
package org.reprise.console.alert;

import org.jspecify.annotations.NullMarked;
