package org.reprise.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.api.SiteRole;

class HooksTest {
    private static final HookCall BEFORE = new HookCall(true, SiteRole.PRIMARY, 7, "west", "east");
    private static final HookCall AFTER = new HookCall(false, SiteRole.SECONDARY, 7, "east", "west");

    @TempDir
    Path folder;

    private final List<String> logged = new ArrayList<>();
    private final Logger log = Logger.getLogger("org.reprise.group");
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            synchronized (logged) {
                logged.add(line.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        log.addHandler(handler);
    }

    @AfterEach
    void listenNoMore() {
        log.removeHandler(handler);
    }

    private List<String> logged() {
        synchronized (logged) {
            return List.copyOf(logged);
        }
    }

    private Path script(String name, String... lines) throws IOException {
        Path path = folder.resolve(name);
        List<String> all = new ArrayList<>(List.of("#!/bin/sh"));
        all.addAll(Arrays.asList(lines));
        Files.write(path, all);
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Hooks hooks(Duration timeout, List<Hook> observers, Path... executables) {
        return new Hooks(new HookSettings(List.of(executables), timeout), observers, Thread::new);
    }

    @Test
    void executablesAreToldTheChangeInTheirOrderAndWhatTheyPrintIsInTheLog() throws IOException {
        Path told = folder.resolve("told");
        Path one = script("one", "echo one \"$@\" >> " + told, "echo to the log; echo and the errors >&2");
        Path two = script("two", "echo two \"$@\" >> " + told);
        Hooks hooks = hooks(Duration.ofSeconds(30), List.of(), one, two);
        hooks.before(BEFORE);
        hooks.tell(AFTER);
        assertThat(told).hasContent("""
                        one before primary 7 west east
                        two before primary 7 west east
                        one after secondary 7 east west
                        two after secondary 7 east west
                        """);
        assertThat(logged()).contains(one + ": to the log", one + ": and the errors");
    }

    @Test
    void oneThatSaysNoEndsItAndTheNextIsNotRun() throws IOException {
        Path never = folder.resolve("never");
        Path no = script("no", "exit 3");
        Hooks hooks = hooks(Duration.ofSeconds(30), List.of(), no, script("next", "touch " + never));
        assertThatThrownBy(() -> hooks.before(BEFORE))
                .isInstanceOf(HookFailedException.class)
                .hasMessageContaining(no.toString())
                .hasMessageContaining("it ended with 3");
        assertThat(never).doesNotExist();
    }

    @Test
    void afterAChangeOneThatFailsIsReportedAndTheOthersRun() throws IOException {
        Path done = folder.resolve("done");
        Hooks hooks = hooks(Duration.ofSeconds(30), List.of(), script("no", "exit 1"), script("next", "touch " + done));
        hooks.tell(AFTER);
        assertThat(done).exists();
        assertThat(logged()).anyMatch(line -> line.contains("REPR0083W") && line.contains("it ended with 1"));
    }

    @Test
    void oneThatDoesNotEndIsKilledWithWhatItHasStarted() throws IOException {
        Path child = folder.resolve("child");
        Path slow = script("slow", "sleep 600 &", "echo $! > " + child + ".new; mv " + child + ".new " + child, "wait");
        Hooks hooks = hooks(Duration.ofSeconds(2), List.of(), slow);
        assertThatThrownBy(() -> hooks.before(BEFORE))
                .hasMessageContaining("did not end within 2000 ms and was killed");
        long id = Long.parseLong(Files.readString(child).strip());
        ProcessHandle.of(id).ifPresent(left -> left.onExit().join());
        assertThat(ProcessHandle.of(id)).isEmpty();
    }

    @Test
    void observersComeFirstAndMaySayNo() throws IOException {
        Path never = folder.resolve("never");
        Hooks hooks = hooks(
                Duration.ofSeconds(30),
                List.of(observer(() -> {
                    throw new IllegalStateException("the printer is on fire");
                })),
                script("next", "touch " + never));
        assertThatThrownBy(() -> hooks.before(BEFORE))
                .hasMessageContaining("observers says no before west became primary (epoch 7): the printer is on fire");
        assertThat(never).doesNotExist();
    }

    @Test
    void observersThatDoNotEndAreInterrupted() {
        List<String> interrupted = new ArrayList<>();
        Object lock = new Object();
        Hooks hooks = hooks(Duration.ofMillis(200), List.of(observer(() -> {
            try {
                synchronized (lock) {
                    lock.wait();
                }
            } catch (InterruptedException e) {
                synchronized (interrupted) {
                    interrupted.add("yes");
                    interrupted.notifyAll();
                }
                throw e;
            }
        })));
        assertThatThrownBy(() -> hooks.before(BEFORE)).hasMessageContaining("it did not end within 200 ms");
        synchronized (interrupted) {
            while (interrupted.isEmpty()) {
                try {
                    interrupted.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static Hook observer(Work work) {
        return new Hook() {
            @Override
            public String name() {
                return "observers";
            }

            @Override
            public void run(HookCall call) throws Exception {
                work.run();
            }
        };
    }

    @Test
    void whatIsNoExecutableIsRefusedByItsKey() {
        assertThatThrownBy(() -> new HookSettings(List.of(Path.of("relative")), HookSettings.TIMEOUT))
                .hasMessageContaining("reprise.group.hooks: 'relative' is no executable file");
        assertThatThrownBy(() -> new HookSettings(List.of(folder), HookSettings.TIMEOUT))
                .hasMessageContaining("no executable file");
        assertThatThrownBy(() -> new HookSettings(List.of(), Duration.ZERO))
                .hasMessageContaining("reprise.group.hooks.timeout");
    }
}
