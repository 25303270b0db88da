package org.reprise.desk;

import java.util.List;
import java.util.Optional;
import org.reprise.log.EventLog;
import org.reprise.mask.Mask;
import org.reprise.mask.SensitiveNames;
import org.reprise.mask.Sight;
import org.reprise.settings.Role;
import org.reprise.subscription.Subscription;

/** The pages of the console that show the log of a secondary, for benchmarks. */
public final class LogPages {
    private static final int LIMIT = 50;
    private static final Mask ALL = new Mask(Sight.FULL, new SensitiveNames(List.of(), List.of()), List.of());

    private final LogSearch search;
    private final PortionList portions;

    public LogPages(EventLog log) {
        search = new LogSearch(log);
        portions = new PortionList(
                log, Role.SECONDARY, () -> log.portions().last(), (seq, at) -> Optional.empty(), () -> log.portions()
                        .last()
                        .seq());
    }

    /**
     * How many events were looked at.
     *
     * @param before {@link Long#MAX_VALUE} for the first page
     * @param wanted by name and outcome; empty for all
     * @param text   in the body; empty for all
     */
    public long search(long before, String wanted, String user, String text) {
        LogQuery query = new LogQuery(before, Subscription.parse(wanted), user, text, null, null);
        return search.search(query, LIMIT, ALL).scanned();
    }

    /** Whether it is there. */
    public boolean event(long seq) {
        return search.whole(seq, ALL).isPresent();
    }

    /** How many portions were listed. */
    public int portions(long before) {
        return portions.page(before, LIMIT).spans().size();
    }
}
