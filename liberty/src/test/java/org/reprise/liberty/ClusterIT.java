package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/**
 * East and west with two servers each, which share the site's database. Clients call both servers of east. One server of each site
 * leads; whichever is stopped or killed, another takes over, and every call that was answered well is at both sites, once and in its
 * order. West's leader is stopped, and east's killed under a load that leaves servers room to start; with the profile {@code faults} both
 * are stopped, and twenty kills come under all that two cores bear.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterIT {
    private static final int KILLS = Integer.getInteger("reprise.test.kills", 1);
    private static final List<String> STOPPED = KILLS > 1 ? List.of("east", "west") : List.of("west");
    private static final int CLIENTS = 2;
    private static final Duration PAUSE = Duration.ofMillis(KILLS > 1 ? 0 : 100);
    private static final long CALLS_BETWEEN = KILLS > 1 ? 200 : 60;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(100);

    private static Sites sites;

    @BeforeAll
    static void start() {
        Path data = LibertyInstallation.target().resolve("it-cluster");
        RunningSites.deleteAll(data);
        Database east = fresh(Make.POSTGRESQL);
        Database west = fresh(Make.MARIADB);
        SiteSet set = new SiteSet(
                "east",
                List.of(
                        server("east-1", "east", List.of(), east),
                        server("east-2", "east", List.of(), east),
                        server("west-1", "west", List.of("east"), west),
                        server("west-2", "west", List.of("east"), west)));
        sites = RunningSites.create(data, set);
        set.sites().forEach(each -> sites.server(each.name()).withJvmOptions("-Xmx512m"));
        // lays the network; the servers of west create the tables of their site at the same time
        SitePair.start(site("east-1"));
        sites.start();
    }

    private static SiteConfig server(String name, String site, List<String> upstreams, Database database) {
        return new SiteConfig(Address.free(name), upstreams, database, Map.of("reprise.site", site));
    }

    /** @throws org.opentest4j.TestAbortedException when this make is not installed on this machine */
    private static Database fresh(Make make) {
        TestDatabase data = make.fresh();
        return new Database(Database.Make.valueOf(make.name()), data.url(), data.user(), data.password());
    }

    @AfterAll
    static void stop() {
        if (sites != null) {
            sites.discard();
        }
    }

    @Test
    @Order(1)
    void oneServerOfEachSiteLeadsAndEveryoneSaysWhich() {
        for (String site : List.of("east", "west")) {
            String leader = leader(site);
            String other = other(leader);
            await("both say so")
                    .atMost(PATIENCE)
                    .until(() -> state(leader, leader).equals("LEADING")
                            && state(other, leader).equals("LEADING")
                            && state(leader, other).equals("STANDING_BY")
                            && state(other, other).equals("STANDING_BY"));
        }
        String message = site(other(leader("east"))).network().handIn("c001", "p001", "at the server that stands by");
        awaitReplayed();
        assertThat(site("west-1").network().status(message)).isPresent();
        assertThat(site("west-2").network().status(message)).isPresent();
        await("the figures of both servers are those of the site")
                .atMost(PATIENCE)
                .until(() -> List.of("west-1", "west-2").stream()
                        .map(server -> site(server).console().figures())
                        .allMatch(figures -> figures.path("lagKnown").asBoolean()
                                && figures.path("lagSeconds").asDouble() == 0
                                && figures.path("trouble").asText().isEmpty()
                                && figures.path("head").path("seq").asLong() == head()
                                && figures.path("following")
                                        .path("upstream")
                                        .asText()
                                        .equals("east")));
    }

    @Test
    @Order(2)
    void whatAnOperatorSaysAtOneServerIsDoneByTheOther() {
        String leader = leader("west");
        Console other = operator(other(leader));
        assertThat(other.replay("held", "", "by the server that stands by").statusCode())
                .isEqualTo(200);
        await("it is held").atMost(PATIENCE).until(() -> schedule(leader).equals("held"));
        long replayed = position();
        site("east-1").network().handIn("c001", "p001", "west is held");
        await("west has stored it")
                .atMost(PATIENCE)
                .until(() -> site(leader)
                                .console()
                                .figures()
                                .path("stored")
                                .path("seq")
                                .asLong()
                        == head());
        assertThat(position()).isEqualTo(replayed);
        assertThat(other.release("let it go").statusCode()).isEqualTo(200);
        awaitReplayed();
        assertThat(other.replay("immediate", "", "as before").statusCode()).isEqualTo(200);

        HttpResponse<String> refused = other.start("compare", Map.of("site", "east", "reason", "at the wrong one"));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(refused.body()).contains(leader);
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> job =
                    operator(leader).start("compare", Map.of("site", "east", "reason", "at the right one"));
            assertThat(job.statusCode()).as(job.body()).isLessThan(300);
            await("compared")
                    .atMost(PATIENCE)
                    .until(() -> !lastJob(leader).path("state").asText().equals("RUNNING"));
            assertThat(lastJob(leader).path("state").asText())
                    .as(lastJob(leader).toString())
                    .isEqualTo("DONE");
        }
    }

    private static JsonNode lastJob(String server) {
        return site(server).console().jobs().path(0);
    }

    @Test
    @Order(3)
    void stoppedServerLetsTheOtherLeadAtOnce() {
        List<String> leading = new ArrayList<>();
        for (String site : STOPPED) {
            String leader = leader(site);
            String other = other(leader);
            sites.server(leader).stop(Duration.ofSeconds(60));
            long stopped = System.nanoTime();
            awaitLeading(other);
            SitePair.print("cluster: %s stopped, %s leads %d ms later", leader, other, since(stopped));
            site(leader("east")).network().handIn("c001", "p001", "without " + leader);
            awaitReplayed();
            leading.add(other);
        }
        sites.start();
        for (String leader : leading) {
            await("the other is back").atMost(PATIENCE).until(() -> state(leader, other(leader))
                    .equals("STANDING_BY"));
        }
    }

    @Test
    @Order(4)
    void killedServerLosesNothingAndTheOtherTakesOver() {
        List<BusinessCallers> all = new ArrayList<>();
        try {
            all.add(new BusinessCallers(site("east-1"), "c1-", CLIENTS, PAUSE));
            all.add(new BusinessCallers(site("east-2"), "c2-", CLIENTS, PAUSE));
            for (int kill = 0; kill < KILLS; kill++) {
                awaitCalls(all, CALLS_BETWEEN);
                String site = kill % 2 == 0 ? "east" : "west";
                // the third dies without having led
                String victim = kill == 2 ? other(leader(site)) : leader(site);
                kill(victim, site);
                awaitCalls(all, CALLS_BETWEEN);
                SitePair.start(site(victim));
            }
            awaitCalls(all, CALLS_BETWEEN);
        } finally {
            all.forEach(BusinessCallers::close);
        }
        checkAll(all);
    }

    /** Prints how long it took until the other server led, and until the work went on. */
    private static void kill(String victim, String site) {
        String other = other(victim);
        boolean led = leader(site).equals(victim);
        sites.server(victim).kill();
        long killed = System.nanoTime();
        long before = done(other, site);
        awaitLeading(other);
        long leads = since(killed);
        long stored = stored(other);
        await(site + " gets portions").atMost(PATIENCE).pollInterval(POLL).until(() -> stored(other) > stored);
        long gets = since(killed);
        await("the work of " + site + " goes on")
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> done(other, site) > before);
        SitePair.print(
                "cluster: %s killed (%s), %s leads after %d ms, has new portions after %d ms, and %s after %d ms",
                victim,
                led ? "it led" : "it stood by",
                other,
                leads,
                gets,
                site.equals("east") ? "seals" : "replays",
                since(killed));
    }

    /** The last event sealed at east, or replayed at west, asked of a server that lives. */
    private static long done(String server, String site) {
        Probe probe = site(server).probe();
        return site.equals("east")
                ? probe.number("SELECT NEXT_SEQ FROM REPRISE_HEAD")
                : probe.number("SELECT SEQ FROM REPRISE_POSITION");
    }

    private static long stored(String server) {
        return site(server).probe().number("SELECT COALESCE(MAX(LAST_SEQ), 0) FROM REPRISE_PORTIONS");
    }

    private static void checkAll(List<BusinessCallers> all) {
        SitePair pair = new SitePair(site("east-1"), site("west-1"));
        pair.awaitWestAtHead();
        SealedLog east = SealedLog.of(pair.east().probe());
        SealedLog west = SealedLog.of(pair.west().probe());
        east.checkChain();
        east.checkSame(west);
        for (BusinessCallers callers : all) {
            Accounts accounts = new Accounts(callers);
            accounts.checkLog(east);
            accounts.checkTables(pair.east().probe());
            accounts.checkTables(pair.west().probe());
            SitePair.print(
                    "cluster: %s %d calls acknowledged, %d of unknown outcome",
                    callers.prefix(), callers.acknowledged(), callers.unknown().size());
        }
        SitePair.print(
                "cluster: %d portions, head %d; rows %s", east.portions().size(), east.head(), pair.checkEqual());
        for (String server : List.of("east-1", "east-2", "west-1", "west-2")) {
            assertThat(site(server).console().figures().path("parked").asInt()).isZero();
            await("no trouble at " + server)
                    .atMost(PATIENCE)
                    .until(() -> site(server).console().trouble().isEmpty());
        }
        assertThat(pair.east().probe().number("SELECT COUNT(*) FROM REPRISE_RELAY"))
                .isZero();
        await("nothing waits between the servers of west")
                .atMost(PATIENCE)
                .until(() -> pair.west().probe().number("SELECT COUNT(*) FROM REPRISE_RELAY") <= 1);
    }

    private static void awaitCalls(List<BusinessCallers> all, long more) {
        long wanted = acknowledged(all) + more;
        await(more + " more calls").atMost(PATIENCE).until(() -> acknowledged(all) >= wanted);
    }

    private static long acknowledged(List<BusinessCallers> all) {
        return all.stream().mapToLong(BusinessCallers::acknowledged).sum();
    }

    private static long since(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    private static Site site(String server) {
        return Site.of(sites.server(server));
    }

    private static Console operator(String server) {
        return site(server).console().as("admin");
    }

    private static String other(String server) {
        return server.substring(0, server.length() - 1) + (server.endsWith("1") ? "2" : "1");
    }

    /** Which server of a site leads, as one of those says that run. */
    private static String leader(String site) {
        List<String> found = new ArrayList<>();
        await(site + " has a leader").atMost(PATIENCE).pollInterval(POLL).until(() -> {
            found.clear();
            for (String server : List.of(site + "-1", site + "-2")) {
                if (sites.server(server).isRunning() && state(server, server).equals("LEADING")) {
                    found.add(server);
                }
            }
            return found.size() == 1;
        });
        return found.get(0);
    }

    private static void awaitLeading(String server) {
        await(server + " leads").atMost(PATIENCE).pollInterval(POLL).until(() -> state(server, server)
                .equals("LEADING"));
    }

    /** What one server says of another, or of itself. */
    private static String state(String asked, String about) {
        for (JsonNode each : site(asked).console().figures().path("servers")) {
            if (each.path("name").asText().equals(about)) {
                return each.path("state").asText();
            }
        }
        return "";
    }

    private static String schedule(String server) {
        return site(server)
                .console()
                .figures()
                .path("following")
                .path("schedule")
                .asText();
    }

    private static long head() {
        return done("east-1", "east") - 1;
    }

    private static long position() {
        return done("west-1", "west");
    }

    /** All that east has committed is sealed, and west has replayed it. */
    private static void awaitReplayed() {
        String east = leader("east");
        String west = leader("west");
        await("west has replayed all that east has")
                .atMost(PATIENCE)
                .until(() -> site(east).probe().number("SELECT COUNT(*) FROM REPRISE_CAPTURED") == 0
                        && done(west, "west") == done(east, "east") - 1);
    }
}
