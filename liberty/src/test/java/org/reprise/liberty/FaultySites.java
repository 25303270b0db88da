package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.reprise.testing.Make;
import org.reprise.testing.Place;
import org.reprise.testing.TestDatabase;

/**
 * Sites on hosts between which the ways can be cut, and whose servers can be killed, or stopped and resumed. A site's database runs on its
 * host.
 */
final class FaultySites implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(4);

    /**
     * @param name      of a site, in a letter
     * @param upstreams names of those that it gets its events from
     * @param make      of its database
     */
    record Member(String name, List<String> upstreams, Database.Make make) {}

    private final Hosts hosts;
    private final Sites servers;
    private final Map<String, Site> sites = new TreeMap<>();

    private FaultySites(Hosts hosts, Sites servers, SiteSet set) {
        this.hosts = hosts;
        this.servers = servers;
        for (SiteConfig site : set.sites()) {
            LibertyServer server = servers.server(site.name());
            server.runBy(hosts.place(site.name()).command());
            server.folder().override("zz-host", configuration(set, site));
            sites.put(site.name(), Site.of(server));
        }
    }

    /** Three sites on three makes of database, started: b and c get their events from a. */
    static FaultySites three(Path data, Map<String, String> settings) {
        return started(
                data,
                settings,
                new Member("a", List.of(), Database.Make.POSTGRESQL),
                new Member("b", List.of("a"), Database.Make.MARIADB),
                new Member("c", List.of("a"), Database.Make.H2));
    }

    /**
     * @param settings of all
     * @param members  the primary's first
     * @throws org.opentest4j.TestAbortedException when one of the makes is not installed on this machine
     */
    static FaultySites started(Path data, Map<String, String> settings, Member... members) {
        Hosts hosts = Hosts.of(Stream.of(members).map(Member::name).toList());
        RunningSites.deleteAll(data);
        List<SiteConfig> configs = new ArrayList<>();
        for (Member member : members) {
            Place place = hosts.place(member.name());
            configs.add(new SiteConfig(
                    Address.free(member.name(), place.address()),
                    member.upstreams(),
                    fresh(member.make(), place, data),
                    settings));
        }
        SiteSet set = new SiteSet(members[0].name(), configs);
        FaultySites faulty = new FaultySites(hosts, RunningSites.create(data, set), set);
        faulty.servers.start();
        return faulty;
    }

    /** @param data where those that are files are */
    private static Database fresh(Database.Make make, Place place, Path data) {
        return switch (make) {
            case H2 -> Database.h2(data.resolve("h2/database"));
            case HSQLDB -> Database.hsqldb(data.resolve("hsqldb/database"));
            default -> {
                TestDatabase fresh = Make.valueOf(make.name()).fresh(place);
                yield new Database(make, fresh.url(), fresh.user(), fresh.password());
            }
        };
    }

    /** At the host's address; with the ways as {@code reprise.xml} has the first peer's and the set's server configuration the others'. */
    private String configuration(SiteSet set, SiteConfig from) {
        StringBuilder xml = new StringBuilder("<server>\n<httpEndpoint id=\"defaultHttpEndpoint\" host=\"")
                .append(from.address().host())
                .append("\"/>\n");
        String first = set.properties(from).get("reprise.peer");
        for (SiteConfig to : set.sites()) {
            if (!to.equals(from)) {
                xml.append("<jmsConnectionFactory id=\"reprise-peer")
                        .append(to.name().equals(first) ? "" : "-" + to.name())
                        .append("\"><properties.wasJms remoteServerAddress=\"")
                        .append(hosts.way(from.name(), to.name(), to.address().messagingPort()))
                        .append(":BootstrapBasicMessaging\"/></jmsConnectionFactory>\n");
            }
        }
        return xml.append("</server>").toString();
    }

    List<String> names() {
        return List.copyOf(sites.keySet());
    }

    Site site(String name) {
        return sites.get(name);
    }

    Map<String, URI> urls() {
        Map<String, URI> urls = new TreeMap<>();
        sites.forEach(
                (name, site) -> urls.put(name, site.server().site().address().url()));
        return urls;
    }

    /** Nothing comes to a site any more, and nothing from it to others. */
    void cut(String name) {
        others(name).forEach(other -> cutBetween(name, other));
    }

    /** Nothing comes from a site to others. */
    void cutOut(String name) {
        others(name).forEach(other -> hosts.cut(name, other));
    }

    /** Two sites do not reach each other; both reach the others. */
    void cutBetween(String one, String other) {
        hosts.cut(one, other);
        hosts.cut(other, one);
    }

    void healBetween(String one, String other) {
        hosts.heal(one, other);
        hosts.heal(other, one);
    }

    void heal(String name) {
        others(name).forEach(other -> healBetween(name, other));
    }

    /** SIGSTOP or SIGCONT. */
    void signal(String name, String signal) {
        try {
            int code = new ProcessBuilder(
                            "kill",
                            "-" + signal,
                            Long.toString(site(name).server().pid()))
                    .start()
                    .waitFor();
            assertThat(code).as("kill -" + signal).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String role(String name) {
        return site(name).console().figures().path("role").asText();
    }

    /** By force; how long that took from the operator's word until the plan's end. */
    Duration promote(String to) {
        long begun = System.nanoTime();
        changed(to, operator(to).failover(wish(to)));
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** By plan. */
    void switchTo(String to) {
        changed(to, operator(to).switchover(wish(to)));
    }

    private Console operator(String name) {
        return site(name).console().as("admin");
    }

    private static Map<String, Object> wish(String to) {
        return Map.of("to", to, "typed", to, "reason", "a test");
    }

    private void changed(String to, HttpResponse<String> said) {
        assertThat(said.statusCode()).as(said.body()).isEqualTo(200);
        long begun = System.nanoTime();
        Map<String, Long> steps = new LinkedHashMap<>();
        await("the change has ended")
                .pollInterval(Duration.ofMillis(50))
                .atMost(PATIENCE)
                .until(() -> {
                    JsonNode plan = plan(to);
                    long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
                    plan.path("steps")
                            .forEach(step -> steps.putIfAbsent(step.path("text").asText(), millis));
                    return !plan.path("outcome").asText().isEmpty();
                });
        SitePair.print("steps, by when each was seen: %s", steps);
        assertThat(plan(to).path("outcome").asText())
                .as(plan(to).toPrettyString())
                .contains(to + " is primary, by epoch");
    }

    private JsonNode plan(String name) {
        return site(name).console().plan().path(0);
    }

    long head(String primary) {
        return site(primary).probe().number("SELECT NEXT_SEQ FROM REPRISE_HEAD") - 1;
    }

    /** All that the primary has at this moment is replayed by these. */
    void awaitReplayed(String primary, List<String> copies) {
        long captured = site(primary).probe().number("SELECT COALESCE(MAX(ID), 0) FROM REPRISE_CAPTURED");
        // clients go on: what they bring meanwhile is not waited for
        await("all is sealed up to captured event " + captured)
                .atMost(PATIENCE)
                .until(() ->
                        site(primary).probe().number("SELECT COUNT(*) FROM REPRISE_CAPTURED WHERE ID <= " + captured)
                                == 0);
        long head = head(primary);
        for (String copy : copies) {
            await(copy + " has replayed up to event " + head).atMost(PATIENCE).until(() -> replayed(copy) >= head);
        }
    }

    /** All that the primary has at this moment is replayed by one of these at least. */
    void awaitSomeoneHas(String primary, List<String> copies) {
        long captured = site(primary).probe().number("SELECT COALESCE(MAX(ID), 0) FROM REPRISE_CAPTURED");
        // clients go on: what they bring meanwhile is not waited for
        await("all is sealed up to captured event " + captured)
                .atMost(PATIENCE)
                .until(() ->
                        site(primary).probe().number("SELECT COUNT(*) FROM REPRISE_CAPTURED WHERE ID <= " + captured)
                                == 0);
        long head = head(primary);
        await("one of " + copies + " has event " + head).atMost(PATIENCE).until(() -> copies.stream()
                .anyMatch(copy -> replayed(copy) >= head));
    }

    private long replayed(String name) {
        return site(name).probe().number("SELECT SEQ FROM REPRISE_POSITION");
    }

    List<String> others(String... without) {
        List<String> others = new ArrayList<>(names());
        others.removeAll(List.of(without));
        return others;
    }

    /** Nobody calls: all sites have the same log, portion by portion, each epoch of one primary, and the same rows. */
    void checkEqual(String primary) {
        awaitReplayed(primary, others(primary));
        List<List<String>> log = log(primary);
        for (String other : others(primary)) {
            assertThat(log(other))
                    .as("the log of " + other + " and that of " + primary)
                    .isEqualTo(log);
            EqualTables.check(site(primary).probe(), site(other).probe());
            assertThat(site(other).console().figures().path("parked").asInt()).isZero();
        }
        Map<String, String> primaries = new LinkedHashMap<>();
        for (JsonNode reign : site(primary).console().reign().path("reigns")) {
            assertThat(primaries.put(
                            reign.path("epoch").asText(), reign.path("primary").asText()))
                    .as("one primary of an epoch")
                    .isNull();
        }
        long before = 0;
        for (List<String> portion : log) {
            long epoch = Long.parseLong(portion.get(0));
            assertThat(epoch)
                    .as("epochs in the log: nobody committed after the fence")
                    .isGreaterThanOrEqualTo(before);
            assertThat(primaries).containsKey(portion.get(0));
            before = epoch;
        }
    }

    private List<List<String>> log(String name) {
        return site(name)
                .probe()
                .rows("SELECT EPOCH, FIRST_SEQ, LAST_SEQ, HASH FROM REPRISE_PORTIONS ORDER BY FIRST_SEQ");
    }

    @Override
    public void close() {
        servers.discard();
        hosts.close();
    }
}
