package org.reprise.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reprise.api.CaptureException;
import org.reprise.api.NotPrimaryException;
import org.reprise.proof.WriteSet;

/** Transactions that are under way when the site stops: each commits with an event that has all its rows, or not at all. */
final class StopTest extends CapturedCalls {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ExecutorService client = Executors.newSingleThreadExecutor();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @AfterEach
    void endClient() {
        client.shutdownNow();
    }

    @Test
    void aCallThatHasBegunEndsWithAllItsRowsAndIsWaitedFor() throws Exception {
        Future<Object> slow = slowCall();
        capture.open().refuseCalls();
        assertThat(capture.open().awaitNone(Duration.ZERO)).isEqualTo(1);

        mayEnd.countDown();
        assertThat(capture.open().awaitNone(LONG)).isZero();
        slow.get(1, TimeUnit.MINUTES);
        assertThat(events).singleElement().satisfies(event -> assertThat(event.proof())
                .isEqualTo(WriteSet.proof(List.of(row("before", 1), row("after", 2)))));
    }

    @Test
    void aNewCallIsRefusedInWords() {
        capture.open().refuseCalls();
        assertThatThrownBy(() -> transactions.inNew(() -> outer(() -> "not made")))
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining("stopping and takes no new calls");
        assertThat(events).isEmpty();
    }

    @Test
    void whileTheSiteGivesWayNothingBeginsAndWhatHasBegunEndsWhole() throws Exception {
        Future<Object> slow = slowCall();
        capture.open().hold(() -> new NotPrimaryException("east", "west"));
        assertThatThrownBy(() -> transactions.inNew(() -> outer(() -> "not made")))
                .isInstanceOf(NotPrimaryException.class);
        assertThatThrownBy(() -> transactions.inNew(() -> {
                    capture.wrote(() -> row("a", 1));
                    return null;
                }))
                .isInstanceOf(NotPrimaryException.class);
        assertThat(capture.open().count()).isEqualTo(1);

        mayEnd.countDown();
        slow.get(1, TimeUnit.MINUTES);
        assertThat(capture.open().count()).isZero();
        assertThat(events).hasSize(1);
        capture.open().release();
        transactions.inNew(() -> outer(() -> "made"));
        assertThat(events).hasSize(2);
    }

    @Test
    void whileTheSiteGivesWayACallThatHasBegunMayBeginATransactionOfItsOwn() throws Exception {
        transactions.inNew(() -> outer(() -> {
            capture.open().hold(() -> new NotPrimaryException("east", "west"));
            return transactions.inNew(() -> capture.call(INNER, new Object[] {2}, () -> 2));
        }));
        assertThat(events).extracting(CapturedCalls::names).containsExactly(List.of("inner"), List.of("outer"));
    }

    @Test
    void whatACallThatHasBegunCallsIsPartOfIt() throws Exception {
        transactions.inNew(() -> outer(() -> {
            capture.open().refuseCalls();
            capture.call(INNER, new Object[] {1}, () -> 1);
            return transactions.inNew(() -> capture.call(INNER, new Object[] {2}, () -> 2));
        }));
        assertThat(events).extracting(CapturedCalls::names).containsExactly(List.of("inner"), List.of("outer"));
        assertThat(capture.open().awaitNone(Duration.ZERO)).isZero();
    }

    @Test
    void aTransactionThatOutlivesTheSiteIsRolledBack() throws Exception {
        Future<Object> slow = slowCall();
        capture.open().refuseAll();
        mayEnd.countDown();
        assertThatThrownBy(() -> slow.get(1, TimeUnit.MINUTES)).hasRootCauseInstanceOf(CaptureException.class);
        assertThat(events).isEmpty();
        assertThat(capture.open().awaitNone(LONG)).isZero();
    }

    @Test
    void aTransactionThatWritesNothingMoreIsRolledBackToo() {
        assertThatThrownBy(() -> transactions.inNew(() -> {
                    capture.wrote(() -> row("a", 1));
                    capture.open().refuseAll();
                    return null;
                }))
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining("has stopped");
        assertThat(events).isEmpty();
    }

    @Test
    void rowsThatBeansWriteWhenTheyEndAreCapturedUntilTheSiteIsGone() throws Exception {
        capture.open().refuseCalls();
        transactions.inNew(() -> {
            capture.wrote(() -> row("bye", 1));
            return null;
        });
        assertThat(events).hasSize(1);

        capture.open().refuseAll();
        assertThatThrownBy(() -> transactions.inNew(() -> {
                    capture.wrote(() -> row("too late", 1));
                    return null;
                }))
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining("after the site had stopped");
        assertThat(events).hasSize(1);
    }

    @Test
    void aCallThatIsRolledBackIsWaitedForNoLonger() {
        assertThatThrownBy(() -> transactions.inNew(() -> outer(() -> {
                    throw new IllegalStateException("no");
                })))
                .isInstanceOf(IllegalStateException.class);
        assertThat(waiting()).isZero();
    }

    private int waiting() {
        try {
            return capture.open().awaitNone(Duration.ZERO);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One that has written a row when this returns, and writes another when it may. */
    private Future<Object> slowCall() throws InterruptedException {
        Callable<Object> body = () -> {
            capture.wrote(() -> row("before", 1));
            begun.countDown();
            mayEnd.await();
            capture.wrote(() -> row("after", 2));
            return "done";
        };
        Future<Object> slow = client.submit(() -> transactions.inNew(() -> outer(body)));
        assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
        return slow;
    }
}
