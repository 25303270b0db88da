package org.reprise.scale;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.reprise.ack.Stability;
import org.reprise.desk.LogPages;
import org.reprise.figures.FiguresSampler;
import org.reprise.figures.QuietSources;
import org.reprise.log.EventLog;
import org.reprise.log.KnownSites;
import org.reprise.log.Schema;
import org.reprise.role.OwnReign;
import org.reprise.settings.MapConfig;
import org.reprise.settings.SiteSettings;
import org.reprise.settings.Standing;
import org.reprise.transfer.Retention;
import org.reprise.transfer.RetentionPolicy;
import org.reprise.transfer.SimulatedAskers;
import org.reprise.transfer.UpstreamWord;

/** What each work on one log costs, in microseconds of CPU: of an event, or of an act that may look at no more events than a small log has. */
final class LogCosts {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final String ASKER = "west";
    private static final double NANOS = 1000;
    private static final int ACTS = 10;

    private final LongLog site;
    private final int events;
    private final Cpu cpu;
    private final SimulatedAskers askers;
    private final LogPages pages;
    private final FiguresSampler figures;
    private final Retention retention;
    private final RetentionPolicy policy;

    /**
     * @param events of each measurement
     * @param folder for keys
     */
    LogCosts(LongLog site, int events, Path folder) {
        this.site = site;
        this.events = events;
        this.cpu = new Cpu(site.name());
        this.askers = new SimulatedAskers(site.log, folder.resolve("keys-" + site.name()), CLOCK);
        this.pages = new LogPages(site.log);
        this.figures = new FiguresSampler(MapConfig.settings("west", "east"), site.log, new Sources(site.log), CLOCK);
        // what it has now it keeps, so that as much goes as comes
        this.policy = new RetentionPolicy(
                Optional.empty(), OptionalLong.of(site.log.portions().bytes(0, site.end())), OptionalLong.empty());
        this.retention = retention(site.log);
        retention.step();
    }

    private Retention retention(EventLog log) {
        return new Retention(
                policy,
                new Retention.Holdings(log, KnownSites.over(site.transactions.dataSource()), site.transactions),
                new Retention.Bounds(() -> log.position().current().seq(), Optional.empty(), TreeMap::new),
                CLOCK);
    }

    /** Each once, in an order in which one prepares the next. */
    Map<String, Double> round() throws SQLException {
        Map<String, Double> costs = new LinkedHashMap<>();
        long begin = site.end();
        site.capture(events);
        costs.put("seal", perEvent(site::seal));
        costs.put("figures", perAct(figures::newest));
        long end = site.end();
        costs.put("send", sent(begin + 1, end, false));
        costs.put("sendWithRows", sent(begin + 1, end, true));
        long first = site.log.portions().begin().seq();
        long middle = first + (end - first) / 2;
        costs.put("sendOfTheMiddle", sent(middle, middle + events - 1, false));
        costs.put("replay", perEvent(site::replay));
        search(costs, middle);
        costs.put("retention", perEvent(retention::step));
        start(costs);
        return costs;
    }

    private double sent(long from, long to, boolean rows) throws SQLException {
        long before = askers.sent();
        long taken = cpu.of(() -> {
            for (int i = 0; i < ACTS; i++) {
                // a little else each time: what was offered last is remembered
                askers.ask(ASKER, from + i, to, rows);
                askers.answered();
            }
        });
        if (askers.sent() == before) {
            throw new IllegalStateException("Nothing was sent of the events " + from + " to " + to);
        }
        return taken / NANOS / ACTS / events;
    }

    private void search(Map<String, Double> costs, long middle) throws SQLException {
        costs.put("searchFirstPage", perAct(() -> pages.search(Long.MAX_VALUE, "", "", "")));
        costs.put("searchLaterPage", perAct(() -> pages.search(middle, "", "", "")));
        costs.put("searchByName", perAct(() -> pages.search(Long.MAX_VALUE, "name=transfer", "", "")));
        // these match nothing, and look at as many events as one page may, of which a small log has fewer
        costs.put("searchByOutcome", perLookedAt(Long.MAX_VALUE, "failed", "", ""));
        costs.put("searchByUser", perLookedAt(Long.MAX_VALUE, "", "ada", ""));
        costs.put("searchByText", perLookedAt(Long.MAX_VALUE, "", "", "no such text"));
        costs.put("searchByTextLater", perLookedAt(middle, "", "", "no such text"));
        costs.put("oneEvent", perAct(() -> pages.event(middle)));
        costs.put("portionsFirstPage", perListed(Long.MAX_VALUE));
        costs.put("portionsLaterPage", perListed(middle));
    }

    private double perLookedAt(long before, String wanted, String user, String text) throws SQLException {
        long[] looked = {0};
        double cost = cpu.of(() -> looked[0] = pages.search(before, wanted, user, text)) / NANOS;
        return cost / Math.max(1, looked[0]);
    }

    private double perListed(long before) throws SQLException {
        int[] listed = {0};
        double cost = perAct(() -> listed[0] = pages.portions(before));
        return cost / Math.max(1, listed[0]);
    }

    /** All that a site reads of its log until it is open, and the first look of its retention, which comes some seconds later. */
    private void start(Map<String, Double> costs) throws SQLException {
        costs.put("startPrimary", perAct(() -> open("east")));
        costs.put("startSecondary", perAct(() -> open("west")));
        Retention fresh = retention(site.opened());
        costs.put("startRetention", cpu.of(fresh::step) / NANOS);
    }

    private void open(String name) {
        SiteSettings settings = MapConfig.settings(name, "east");
        new Schema(site.transactions.dataSource()).verify();
        EventLog log = site.opened();
        if (name.equals("east")) {
            OwnReign own = site.reign();
            Standing standing = own.standing();
            own.settle(standing);
            own.end();
        }
        // of each word that it says to others
        long end = log.portions().contiguousAfter(log.portions().begin()).seq();
        new Stability(log.settings(), site.transactions, () -> end, CLOCK).step(true);
        // what replay and the asker look for first
        log.portions().contiguousAfter(log.position().current());
        log.portions().firstBehind(end + 1);
        log.portions().at(end + 1);
        log.findings().demotions().list();
        log.captured().count();
        new FiguresSampler(settings, log, new Sources(log), CLOCK).newest();
    }

    private double perEvent(Cpu.Work work) throws SQLException {
        return cpu.of(work) / NANOS / events;
    }

    /** Several times, since one is short. */
    private double perAct(Cpu.Work work) throws SQLException {
        Cpu.Work acts = () -> {
            for (int i = 0; i < ACTS; i++) {
                work.run();
            }
        };
        return cpu.of(acts) / NANOS / ACTS;
    }

    /** What an open site has besides its log. */
    static final class Sources extends QuietSources {
        private final EventLog log;

        Sources(EventLog log) {
            this.log = log;
        }

        @Override
        public UpstreamWord word() {
            return new UpstreamWord("east", log.portions().last(), CLOCK.instant());
        }
    }
}
