package org.reprise.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.ack.AckFigures;
import org.reprise.api.ReplicatedEvent;
import org.reprise.desk.NotSecondaryException;
import org.reprise.desk.UnknownDemotionException;
import org.reprise.desk.UnknownParkedEventException;
import org.reprise.eclipselink.RepriseSessionCustomizer;
import org.reprise.eclipselink.WrittenRows;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.ReplicatedMethods;
import org.reprise.figures.SiteFigures;
import org.reprise.jdbc.Database;
import org.reprise.log.EventLog;
import org.reprise.log.ShippedTables;
import org.reprise.portion.Compression;
import org.reprise.portion.Position;
import org.reprise.projection.Projector;
import org.reprise.replay.BeanCaller;
import org.reprise.role.Application;
import org.reprise.role.Container;
import org.reprise.settings.GivenConfig;
import org.reprise.settings.Role;
import org.reprise.settings.SiteConfiguration;
import org.reprise.settings.SiteSettings;
import org.reprise.settings.Standing;
import org.reprise.testing.Make;
import org.reprise.transfer.Transport;
import org.reprise.transfer.UnreachableException;
import org.reprise.zoo.DayTicket;
import org.reprise.zoo.JtaTransactions;
import org.reprise.zoo.ZooDatabase;
import org.reprise.zoo.ZooTransactions;

/** A whole site in this process, with a JPA provider, a transaction manager and a database, and nobody else to be reached. */
class LiveSiteTest {
    private static final Position FIRST = new Position(1, 1);

    @TempDir
    private Path keys;

    private final ZooDatabase zoo = ZooDatabase.fresh(Make.H2, RepriseSessionCustomizer.class);
    private final List<Thread> threads = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void createTables() {
        ShippedTables.create(zoo.dataSource());
    }

    @AfterEach
    void close() {
        WrittenRows.stop();
        zoo.close();
    }

    @Test
    void aPrimaryHasNothingOfASecondary() {
        LiveSite east = started("east");
        SiteFigures figures = east.desk().figures();
        assertThat(figures.role()).isEqualTo(Role.PRIMARY);
        assertThat(figures.following()).isEqualTo(SiteFigures.Following.NOBODY);
        assertThat(threads)
                .extracting(Thread::getName)
                .contains("reprise-sealer")
                .doesNotContain("reprise-replayer");
        assertThatThrownBy(east.desk()::policy).isInstanceOf(NotSecondaryException.class);
        assertThatThrownBy(() -> east.desk().jobs().seed("west", Set.of(), "olga", "new"))
                .isInstanceOf(NotSecondaryException.class);
        assertThatThrownBy(() -> east.desk().jobs().discardSeed("olga", "new"))
                .isInstanceOf(NotSecondaryException.class);
        assertThatThrownBy(() -> east.desk().retry(FIRST, "olga", "why not"))
                .isInstanceOf(UnknownParkedEventException.class);
        assertThatThrownBy(() -> east.desk().promote("zoo", "olga", "why not"))
                .isInstanceOf(UnknownDemotionException.class);
        assertThat(east.desk().tally()).isEmpty();
        assertThat(east.desk().portions(Long.MAX_VALUE, 10).spans()).isEmpty();
        ended(east);
    }

    @Test
    void aSecondaryHasNothingOfAPrimary() {
        LiveSite west = started("west");
        assertThat(west.desk().figures().role()).isEqualTo(Role.SECONDARY);
        assertThat(west.desk().figures().following().upstreams()).containsExactly("east");
        assertThat(threads)
                .extracting(Thread::getName)
                .contains("reprise-replayer")
                .doesNotContain("reprise-sealer");
        assertThat(west.desk().policy()).isNotNull();
        assertThat(west.desk().jobs().seed()).isEmpty();
        ended(west);
    }

    @Test
    void rowsAreCapturedUntilThePrimaryHasEndedAndThenRefused() {
        LiveSite east = started("east");
        east.stop();
        east.close();
        sell();
        assertThat(events()).isEqualTo(1);

        east.end();
        assertThatThrownBy(this::sell).hasStackTraceContaining("after the site had stopped");
    }

    /** Rule 6: a restart never promotes itself. */
    @Test
    void aPrimaryThatIsHeldTakesNoRowsIsNobodyAndSaysWhy() {
        LiveSite east = started("east");
        east.duties().hold("it asks west");
        // an application exception: the caller gets it as it is, and the container's log is not full of it
        assertThatThrownBy(this::sell)
                .hasStackTraceContaining("NotPrimaryException: Site 'east' takes no business calls yet. it asks west");
        awaitTrouble(east, "it asks west");
        assertThat(east.desk().figures().role()).isEqualTo(Role.NOBODY);
        assertThat(east.desk().figures().ready()).isFalse();
        assertThat(events()).isZero();

        east.duties().goOn();
        sell();
        assertThat(events()).isEqualTo(1);
        assertThat(east.role()).isEqualTo(Role.PRIMARY);
        ended(east);
    }

    @Test
    void aSiteThatHasNotAllRowsSaysInWordsWhyItMayNotBePrimary() {
        Map<String, String> words = Map.of(
                "reprise.observe=true", "only tells observers of events",
                "reprise.subscription=name=zoo.*", "takes only events of name=zoo.*",
                "reprise.superseded=LEAVE_OUT", "leaves out superseded events",
                "reprise.replay.schedule=held", "is held: it replays by the schedule 'held'");
        words.forEach((setting, why) -> {
            String[] pair = setting.split("=", 2);
            LiveSite west = started("west", Map.of(pair[0], pair[1]));
            assertThat(west.unfit()).contains("site 'west'", why);
            ended(west);
        });
        LiveSite west = started("west");
        assertThat(west.unfit()).isEmpty();
        // it takes all by now, and what it has left out before is not here all the same
        log().position().lacks(7);
        assertThat(west.unfit()).contains("site 'west'", "left out events by choice", "event 7", "seed it");
        ended(west);
    }

    /** Where the primary that it was to follow is gone for good, nobody else has these events. */
    @Test
    void nobodyWhoseRowsAreAllThereMayBePrimary() {
        Standing nobody = new Standing(Role.NOBODY, "east", Standing.FIRST_EPOCH, "east has not 3 events of it");
        LiveSite west = started("west", Map.of(), nobody);
        assertThat(west.unfit()).isEmpty();
        ended(west);
        LiveSite part = started("west", Map.of("reprise.subscription", "name=zoo.*"), nobody);
        assertThat(part.unfit()).contains("takes only events of name=zoo.*");
        ended(part);
    }

    /** It was about to be promoted, and the server died: others have promised its epoch since, and it has not begun. */
    @Test
    void nobodyReplaysWhatItHasWhereItIsToBePrimaryAndRestsAgainWhereItIsNot() {
        Map<String, String> unsigned = Map.of("reprise.security", "off");
        LiveSite east = started("east", unsigned);
        sell();
        await("a portion", () -> log().portions().last().seq() == 1);
        ended(east);
        new Database(zoo.dataSource()).update("DELETE FROM TICKET");
        Standing nobody = new Standing(Role.NOBODY, "west", Standing.FIRST_EPOCH, "its reign was never begun");
        LiveSite west = started("west", unsigned, nobody);
        assertThat(log().position().current().seq()).isZero();
        west.duties().giveWay("west");
        await("replay", () -> log().position().current().seq() == 1);
        west.duties().goOn();
        ended(west);
    }

    /** An operator may look at what only it has after weeks. */
    @Test
    void nobodyRemovesNothingOfItsLogAndOfTheEvidence() {
        LiveSite west = started("west");
        assertThat(threads).extracting(Thread::getName).contains("reprise-retention", "reprise-retention of evidence");
        ended(west);
        threads.clear();
        Standing nobody = new Standing(Role.NOBODY, "east", Standing.FIRST_EPOCH, "east has not 3 events of it");
        ended(started("west", Map.of(), nobody));
        assertThat(threads)
                .extracting(Thread::getName)
                .contains("reprise-answerer")
                .doesNotContain("reprise-retention", "reprise-retention of evidence");
    }

    @Test
    void noThreadOfAnEndedSiteIsLeft() throws InterruptedException {
        LiveSite west = started("west");
        ended(west);
        for (Thread each : threads) {
            each.join(60_000);
            assertThat(each.isAlive()).as(each.getName()).isFalse();
        }
    }

    @Test
    void anotherRoleIsAnotherSiteOnTheSameDatabase() {
        ended(started("west"));
        LiveSite promoted = started("east");
        sell();
        assertThat(events()).isEqualTo(1);
        ended(promoted);
    }

    @Test
    void siteWhoseSeedCannotComeRestsOverRestartsUntilAnOperatorDeclinesIt() {
        LiveSite west = started("west", Map.of("reprise.seed.from", "nowhere"));
        awaitTrouble(west, "This site rests: it has no seed of site 'nowhere': Site 'nowhere' is unknown here");
        assertThat(west.desk().figures().ready()).isFalse();
        ended(west);

        LiveSite again = started("west");
        awaitTrouble(again, "This site rests: it has no seed of site 'nowhere'");
        assertThat(again.desk().figures().ready()).as("the key is gone").isFalse();
        assertThatThrownBy(() -> again.desk().jobs().compare("east", Set.of(), "olga", "what is there?"))
                .hasMessageContaining("This site rests");
        again.desk().jobs().declineSeed("olga", "its rows are right");
        awaitTrouble(again, "");
        ended(again);

        LiveSite going = started("west", Map.of("reprise.seed.from", "nowhere"));
        awaitTrouble(going, "");
        assertThat(going.desk().audit(1).get(0).act()).isEqualTo("decline seed");
        assertThatThrownBy(() -> going.desk().jobs().declineSeed("olga", "again"))
                .hasMessageContaining("does not wait for a seed");
        ended(going);
    }

    @Test
    void siteRestsWhileTheSourceOfItsSeedDoesNotAnswer() {
        LiveSite west = started("west", Map.of("reprise.seed.from", "east"));
        awaitTrouble(west, "This site rests, and waits for its seed: Site 'east' takes no message: it is not there");
        assertThat(west.desk().jobs().seed()).isEmpty();
        assertThatThrownBy(() -> west.desk().jobs().declineSeed("olga", "it is gone"))
                .hasMessageContaining("cancel it");
        west.desk().jobs().cancel(1, "olga", "it is gone");
        awaitTrouble(west, "This site rests: its seed of site 'east' was cancelled");
        west.desk().jobs().declineSeed("olga", "it is gone");
        awaitTrouble(west, "");
        ended(west);
    }

    @Test
    void primarySaysWhatItsCallsWaitFor() {
        LiveSite east = started("east", Map.of("reprise.ack", "2"));
        assertThat(east.desk().figures().acks()).isEqualTo(new AckFigures("2", 0, 0, 0, false));
        ended(east);
    }

    /** Ready if and only if there is no reason to rest. */
    private static void awaitTrouble(LiveSite site, String rests) {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (true) {
            SiteFigures figures = site.desk().figures();
            if (figures.ready() == rests.isEmpty()
                    && (rests.isEmpty()
                            ? !figures.trouble().contains("rests")
                            : figures.trouble().contains(rests))) {
                return;
            }
            assertThat(System.nanoTime())
                    .as("ready: " + figures.ready() + ", " + figures.trouble())
                    .isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static void await(String what, BooleanSupplier there) {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!there.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private LiveSite started(String name) {
        return started(name, Map.of());
    }

    private LiveSite started(String name, Map<String, String> settings) {
        return started(name, settings, null);
    }

    private LiveSite started(String name, Map<String, String> settings, @Nullable Standing standing) {
        Application application = new Application(
                new ReplicatedMethods(List.of()),
                new Container(
                        zoo.dataSource(),
                        new JtaTransactions(),
                        ZooTransactions.registry(),
                        new NoBeans(),
                        unreachable()),
                Map.of(),
                new NoObservers());
        Map<String, String> all = new HashMap<>(settings);
        all.put("reprise.site", name);
        all.put("reprise.primary", "east");
        all.put("reprise.keys.folder", keys.resolve(name).toString());
        GivenConfig config = new GivenConfig(all);
        SiteSettings read = new SiteConfiguration(config).read();
        LiveSite site = new LiveSite(
                standing == null ? read : read.standing(standing), application, this::thread, Clock.systemUTC());
        site.watch();
        site.start();
        return site;
    }

    private static void ended(LiveSite site) {
        site.stop();
        site.close();
        site.end();
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    private EventLog log() {
        return EventLog.over(zoo.dataSource(), new JtaTransactions(), Compression.best());
    }

    /** Captured, or sealed by now: sealing moves them at once, so none was moved where the end of the log is the same behind as before. */
    private long events() {
        EventLog log = log();
        while (true) {
            long sealed = log.portions().last().seq();
            long captured = log.captured().count();
            if (log.portions().last().seq() == sealed) {
                return captured + sealed;
            }
        }
    }

    private void sell() {
        new JtaTransactions().run(() -> {
            var entities = zoo.factory().createEntityManager();
            entities.persist(new DayTicket(100, LocalDate.EPOCH));
            entities.flush();
        });
    }

    private static Transport unreachable() {
        return (Transport) Proxy.newProxyInstance(
                Transport.class.getClassLoader(), new Class<?>[] {Transport.class}, (proxy, method, arguments) -> {
                    if (List.of("signedBy", "by").contains(method.getName())) {
                        return proxy;
                    }
                    if (method.getName().equals("knows")) {
                        return !arguments[0].equals("nowhere");
                    }
                    throw new UnreachableException((String) arguments[0], "it is not there", null);
                });
    }

    private static final class NoBeans implements BeanCaller {
        @Override
        public Object call(ReplicatedMethod method, Object[] arguments) {
            throw new IllegalStateException("There is no bean");
        }

        @Override
        public void tell(ReplicatedEvent event) {
            throw new IllegalStateException("There is no observer");
        }
    }

    private static final class NoObservers implements Projector.Observers {
        @Override
        public void tell(String projection, ReplicatedEvent event) {
            throw new IllegalStateException("There is no projection");
        }

        @Override
        public void clear(String projection) {
            throw new IllegalStateException("There is no projection");
        }
    }
}
