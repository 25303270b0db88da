package org.reprise.console.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The alerts as the console shows them.
 *
 * @param site     that shows them
 * @param note     why nothing is looked at here, or what hinders it; empty where all is well
 * @param firing   how many fire
 * @param alerts   those that fire first, the worst of them first; then what is pending, then what is over, the newest first
 * @param mutes    of what nobody is told for a time
 * @param channels how people are told; none where nothing is configured
 * @param at       when this was answered
 */
public record AlertsView(
        String site,
        String note,
        long firing,
        List<AlertRow> alerts,
        List<Mute> mutes,
        List<ChannelRow> channels,
        Instant at) {

    /**
     * One alert.
     *
     * @param id       rule, site and subject, with {@code :} between
     * @param state    PENDING, FIRING or RESOLVED
     * @param since    when it was found, this time
     * @param fired    since when it fires, or fired last; null where it has not
     * @param resolved when it was over; null while it is not
     * @param told     whether this site has told people that it fires
     * @param cause    the alert that it goes with; empty for none
     * @param takenBy  who looks after it; null for nobody
     * @param muted    until when nobody is told; null where people are
     */
    public record AlertRow(
            String id,
            String rule,
            String site,
            String subject,
            Severity severity,
            String state,
            String text,
            Instant since,
            @Nullable Instant fired,
            @Nullable Instant resolved,
            boolean told,
            String cause,
            @Nullable String takenBy,
            @Nullable Instant muted) {}

    /**
     * A way to people.
     *
     * @param waiting what it has not taken yet
     * @param trouble why it takes nothing now; empty where it does
     */
    public record ChannelRow(String name, int waiting, String trouble) {}
}
