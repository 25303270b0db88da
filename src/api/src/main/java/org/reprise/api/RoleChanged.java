package org.reprise.api;

/**
 * A CDI event: this site has another role than before. It is done: an observer that throws, and observers that take longer than
 * {@code reprise.group.hooks.timeout}, are reported by a warning, and change nothing.
 *
 * <p>Observers are told one after the other, by their {@code @Priority}, before the executables of {@code reprise.group.hooks}, in a
 * thread of its own, without a transaction, at each server of the site, soon after the site is open in its new role.
 *
 * <p>Not guaranteed: that each change is told. Of two that follow one another within a second or so the first may be left out, and a change
 * that a server sees when it starts is no change to it: a start tells nothing.
 *
 * @param site    this one
 * @param role    what it is now
 * @param primary the one that is primary, as far as it is known
 * @param epoch   of its reign, at a primary; of the highest that this site was told of, at any other
 */
public record RoleChanged(String site, SiteRole role, String primary, long epoch) {}
