package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.reprise.testing.Place;

/** What holds of any {@link Hosts}. A program on each of three says its name to whoever connects. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostsContract {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> NAMES = List.of("a", "b", "c");

    /** A program on one of them. */
    private record Running(Process process, BufferedReader out, Writer in, Address address) {
        Running(Process process, Address address) {
            this(
                    process,
                    process.inputReader(StandardCharsets.UTF_8),
                    process.outputWriter(StandardCharsets.UTF_8),
                    address);
        }
    }

    private final Map<String, Running> running = new TreeMap<>();
    private Hosts hosts;

    abstract Hosts hosts(List<String> names);

    @BeforeAll
    void start() throws IOException {
        hosts = hosts(NAMES);
        for (String name : NAMES) {
            Place place = hosts.place(name);
            Address address = Address.free(name, place.address());
            List<String> greeter = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    classes(),
                    Greeter.class.getName(),
                    name,
                    place.address(),
                    Integer.toString(address.messagingPort()));
            Process process = new ProcessBuilder(place.run(greeter))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            running.put(name, new Running(process, address));
        }
        NAMES.forEach(from -> others(from).forEach(to -> way(from, to)));
        for (Running each : running.values()) {
            assertThat(each.out().readLine()).isEqualTo("ready");
        }
    }

    private static String classes() {
        return Path.of(Greeter.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }

    @AfterAll
    void stop() {
        running.values().forEach(each -> each.process().destroyForcibly());
        running.values().forEach(each -> each.process().onExit().join());
        if (hosts != null) {
            hosts.close();
        }
    }

    @Test
    void noAnswerComesOverAWayThatIsCutAndOneComesAgainWhenItIsHealed() {
        assertThat(ask("a", "b")).isEqualTo("b");
        hosts.cut("a", "b");
        assertThat(askInVain("a", "b")).isEqualTo(Greeter.NO_ANSWER);
        hosts.heal("a", "b");
        assertThat(ask("a", "b")).isEqualTo("b");
    }

    @Test
    void otherWaysStayAndTheTestReachesWhoIsCutOff() throws IOException {
        others("b").forEach(other -> {
            hosts.cut("b", other);
            hosts.cut(other, "b");
        });
        assertThat(askInVain("a", "b")).isEqualTo(Greeter.NO_ANSWER);
        assertThat(askInVain("b", "c")).isEqualTo(Greeter.NO_ANSWER);
        assertThat(ask("a", "c")).isEqualTo("c");
        assertThat(ask("c", "a")).isEqualTo("a");
        assertThat(Greeter.ask(running.get("b").address().messaging(), (int) PATIENCE.toMillis()))
                .isEqualTo("b");
        others("b").forEach(other -> {
            hosts.heal("b", other);
            hosts.heal(other, "b");
        });
    }

    /** A process that is killed is the one that was started, and nothing stands between. */
    @Test
    void whatRunsThereIsTheProcessItself() {
        assertThat(running.values())
                .allSatisfy(each -> assertThat(each.process().info().command().orElseThrow())
                        .endsWith("java"));
    }

    private String ask(String from, String to) {
        return ask(from, to, PATIENCE);
    }

    private String askInVain(String from, String to) {
        return ask(from, to, Duration.ofSeconds(1));
    }

    private String ask(String from, String to, Duration patience) {
        try {
            Running asking = running.get(from);
            asking.in().write(patience.toMillis() + " " + way(from, to) + "\n");
            asking.in().flush();
            return asking.out().readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String way(String from, String to) {
        return hosts.way(from, to, running.get(to).address().messagingPort());
    }

    private static List<String> others(String name) {
        return NAMES.stream().filter(other -> !other.equals(name)).toList();
    }
}
