/**
 * Alerts on their way to people: what is told, in which form, and by mail, webhook or executable. Nothing here decides what is wrong. What
 * is to be told waits in an {@link org.reprise.console.notice.Outbox} until its channel has taken it.
 */
@NullMarked
package org.reprise.console.notice;

import org.jspecify.annotations.NullMarked;
