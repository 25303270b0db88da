package org.reprise.ack;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.reprise.jdbc.Transactions;
import org.reprise.log.Settings;

/**
 * Up to where other sites hold the log of a reign, as the servers of this one have heard: a site asks one of them, and another site
 * another one, so that none hears all. Of two that write at once one may be overwritten by less; it writes again at its next step. For one
 * thread.
 */
final class SharedEnds {
    /** Names of sites, between commas; the end of each stands in a setting of its own. */
    private static final String SITES = "acks";

    private static final String OF = "acks.";

    private final Settings settings;
    private final Transactions transactions;
    private final long epoch;

    SharedEnds(Settings settings, Transactions transactions, long epoch) {
        this.settings = settings;
        this.transactions = transactions;
        this.epoch = epoch;
    }

    /**
     * Tells the others what this server has heard.
     *
     * @param heard the last seq by site
     * @return the same as any of them has heard it
     */
    Map<String, Long> share(Map<String, Long> heard) {
        Map<String, Long> all = new TreeMap<>(heard);
        Set<String> sites = sites();
        if (sites.addAll(heard.keySet())) {
            transactions.run(() -> settings.set(SITES, String.join(",", sites)));
        }
        for (String site : sites) {
            long told = told(site);
            long own = heard.getOrDefault(site, 0L);
            if (own > told) {
                transactions.run(() -> settings.set(OF + site, epoch + " " + own));
            } else if (told > 0) {
                all.put(site, told);
            }
        }
        return all;
    }

    private Set<String> sites() {
        return settings.of(SITES)
                .map(names -> new TreeSet<>(Arrays.asList(names.split(","))))
                .orElseGet(TreeSet::new);
    }

    /** 0 where nothing was told of this reign. */
    private long told(String site) {
        return settings.of(OF + site)
                .map(text -> text.split(" "))
                .filter(words -> Long.parseLong(words[0]) == epoch)
                .map(words -> Long.parseLong(words[1]))
                .orElse(0L);
    }
}
