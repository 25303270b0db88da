package org.reprise.api;

/**
 * A CDI event: this site is about to have another role. Before it is {@link SiteRole#PRIMARY} an observer may throw to say that it must not
 * be: then the change is given up before anything of it is done, and says why. Any other change cannot be stopped; what an observer throws
 * then is reported by a warning.
 *
 * <p>Observers are told one after the other, by their {@code @Priority}, before the executables of {@code reprise.group.hooks}, in a thread
 * of their own, without a transaction. Observers that take longer than {@code reprise.group.hooks.timeout} are interrupted, and count as
 * one that has thrown. Before the site is primary only the server is told that conducts the change; in a planned switch calls go on at the
 * old primary meanwhile. The change may still be given up afterwards, for other reasons, so what an observer does here must do no harm at a
 * secondary: take what only a primary may have, such as an address, in {@link RoleChanged}. Before the site is not primary any more
 * each of its servers is told; no event can be committed there by then.
 *
 * <p>Not guaranteed: that it comes. A server whose site is primary by the time when it looks is told {@link RoleChanged} only.
 *
 * @param site    this one
 * @param role    that it is to have
 * @param primary the one that is primary, as far as it is known
 * @param epoch   of the reign that begins, as far as it is known
 */
public record RoleChanging(String site, SiteRole role, String primary, long epoch) {}
