package org.reprise.role;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.reprise.compare.CompareException;
import org.reprise.finding.Doubt;
import org.reprise.finding.Doubts;
import org.reprise.job.Loop;
import org.reprise.proof.RowChange;
import org.reprise.proof.Value;
import org.reprise.transfer.EnquiryRefusedException;
import org.reprise.transfer.TransferPolicy;
import org.reprise.transfer.UnreachableException;

/**
 * Settles doubts: looks at the rows that a healed event left in doubt at this site and at the one that it follows, at one position, and
 * makes them that one's. So healing is whole although evidence has only what the event wrote. A site that does not take all events has
 * rows of its own, and looks at none.
 */
public final class DoubtLoop {
    private static final Logger LOG = Logger.getLogger(DoubtLoop.class.getName());
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final int AT_ONCE = 100;

    private final SiteParts parts;
    private final Secondary secondary;
    private final Comparisons comparisons;
    private final Loop loop = new Loop("settler of doubts", this::step);
    private volatile String unsettled = "";

    public DoubtLoop(SiteParts parts, Secondary secondary, Comparisons comparisons) {
        this.parts = parts;
        this.secondary = secondary;
        this.comparisons = comparisons;
        secondary.troubledBy(() -> unsettled);
    }

    private Duration step() {
        List<Doubt> open = doubts().oldest(AT_ONCE);
        if (open.isEmpty()) {
            unsettled = "";
            return IDLE;
        }
        if (!secondary.rests().isEmpty()) {
            return IDLE;
        }
        TransferPolicy policy = secondary.upstreams().policy();
        if (!policy.wanted().takesAll()) {
            settled(open);
            return Duration.ZERO;
        }
        for (String upstream : policy.upstreams()) {
            if (settle(upstream, open)) {
                return IDLE;
            }
        }
        unsettled = doubts().count() + " healed events left rows in doubt, and no upstream could be looked at yet";
        return AGAIN;
    }

    private boolean settle(String upstream, List<Doubt> open) {
        try {
            List<String> differed = comparisons.settle(upstream, names(open));
            settled(open);
            if (!differed.isEmpty()) {
                LOG.warning(() -> "REPR0304W: Rows that healed events left in doubt were other than at '" + upstream
                        + "', and are as there now: " + String.join("; ", differed)
                        + ". Something else than replay wrote them, or an event was skipped: compare the sites");
            }
            return true;
        } catch (UnreachableException | EnquiryRefusedException | CompareException e) {
            LOG.log(Level.FINE, e, () -> "Rows in doubt are not settled by '" + upstream + "'");
            return false;
        }
    }

    private void settled(List<Doubt> open) {
        parts.transactions().run(() -> open.forEach(doubts()::settle));
    }

    private Doubts doubts() {
        return parts.log().findings().doubts();
    }

    /** By the names of the tables, as sites compare them. */
    private static Map<String, List<SortedMap<String, Value>>> names(List<Doubt> open) {
        Map<String, List<SortedMap<String, Value>>> names = new HashMap<>();
        for (Doubt doubt : open) {
            for (RowChange row : doubt.rows()) {
                names.computeIfAbsent(row.table().toUpperCase(Locale.ROOT), each -> new ArrayList<>())
                        .add(row.key());
            }
        }
        return names;
    }

    public Loop loop() {
        return loop;
    }
}
