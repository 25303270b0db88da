package org.reprise.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reprise.LogEar;

class LoopTest {
    private final LogEar ear = new LogEar(Loop.class);
    private final List<String> said = ear.said();

    /** What the steps do, one after the other; the last one is done for ever. */
    private final BlockingQueue<Runnable> script = new LinkedBlockingQueue<>();

    private final CountDownLatch worked = new CountDownLatch(1);

    @AfterEach
    void listenNoMore() {
        ear.close();
    }

    static List<Error> errors() {
        return List.of(
                new NoClassDefFoundError("org/example/Gone"),
                new StackOverflowError("too deep"),
                new OutOfMemoryError("no heap"),
                new AssertionError("cannot be"),
                new ExceptionInInitializerError("no beginning"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anErrorIsShownAndSaidAndTheStepIsTakenAgain(Error thrown) throws InterruptedException {
        CountDownLatch shown = new CountDownLatch(1);
        script.add(() -> {
            throw thrown;
        });
        script.add(() -> {
            await(shown);
            worked.countDown();
        });
        try (Loop loop = new Loop("tester", this::step)) {
            loop.start(Thread::new);
            awaitTrouble(loop);
            assertThat(loop.trouble()).contains("tester", thrown.getClass().getSimpleName(), thrown.getMessage());
            assertThat(said)
                    .singleElement()
                    .asString()
                    .startsWith("REPR0014E: ")
                    .contains("tester", thrown.toString());
            shown.countDown();
            assertThat(worked.await(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void anErrorThatTellsNothingEvenFailsToSayItselfAndTheLoopGoesOn() throws InterruptedException {
        script.add(() -> {
            throw new AssertionError("outer") {
                @Override
                public String toString() {
                    throw new StackOverflowError();
                }
            };
        });
        script.add(worked::countDown);
        try (Loop loop = new Loop("tester", this::step)) {
            loop.start(Thread::new);
            assertThat(worked.await(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void whatAsksForPermissionMayFailAndIsAskedAgain() throws InterruptedException {
        BlockingQueue<Runnable> answers = new LinkedBlockingQueue<>();
        CountDownLatch shown = new CountDownLatch(1);
        answers.add(() -> {
            throw new IllegalStateException("who leads is not known");
        });
        answers.add(() -> await(shown));
        script.add(worked::countDown);
        Loop loop = new Loop("tester", this::step).onlyWhile(() -> {
            next(answers).run();
            return true;
        });
        try (loop) {
            loop.start(Thread::new);
            awaitTrouble(loop);
            assertThat(loop.trouble()).isEqualTo("tester: who leads is not known");
            shown.countDown();
            assertThat(worked.await(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void anErrorAfterAFailureIsSaidToo() throws InterruptedException {
        script.add(() -> {
            throw new IllegalStateException("no database");
        });
        script.add(() -> {
            throw new NoClassDefFoundError("org/example/Gone");
        });
        script.add(worked::countDown);
        try (Loop loop = new Loop("tester", this::step)) {
            loop.start(Thread::new);
            assertThat(worked.await(1, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(said)
                .satisfiesExactlyInAnyOrder(
                        failure -> assertThat(failure).startsWith("REPR0011W: "),
                        error -> assertThat(error).startsWith("REPR0014E: "),
                        well -> assertThat(well).endsWith("works again"));
    }

    private Duration step() {
        next(script).run();
        return Duration.ZERO;
    }

    private static Runnable next(BlockingQueue<Runnable> all) {
        Runnable head = all.peek();
        if (head != null && all.size() > 1) {
            all.remove();
        }
        return head == null ? () -> {} : head;
    }

    private static void awaitTrouble(Loop loop) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (loop.trouble().isEmpty() && System.nanoTime() < end) {
            Thread.sleep(5);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("nobody came");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
