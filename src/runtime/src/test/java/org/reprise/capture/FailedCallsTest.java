package org.reprise.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.api.CaptureException;
import org.reprise.capture.CapturePolicy.Uncaptured;
import org.reprise.event.Event;
import org.reprise.event.Failure;

final class FailedCallsTest extends CapturedCalls {
    @Test
    void rolledBackCallLeavesAFailedEventWhereThatIsConfigured() {
        Capture capturing = capture(Uncaptured.ROWS);
        assertThatThrownBy(() -> transactions.inNew(() -> capturing.call(OUTER, new Object[] {List.of("a")}, () -> {
                    capturing.wrote(() -> row("k", 1));
                    throw new IllegalStateException("no");
                })))
                .hasMessage("no");

        assertThat(events).isEmpty();
        assertThat(failures).hasSize(1);
        Event failed = failures.get(0);
        assertThat(failed.failure()).isEqualTo(new Failure("java.lang.IllegalStateException", "no"));
        assertThat(names(failed)).containsExactly("outer");
        assertThat(failed.proof()).isNull();
    }

    @Test
    void transactionThatIsRolledBackWithoutAnExceptionLeavesAFailedEventWithoutOne() throws Exception {
        transactions.inNew(() -> capture(Uncaptured.ROWS).call(OUTER, new Object[] {List.of("a")}, () -> {
            transactions.setRollbackOnly();
            return "";
        }));
        assertThat(failures).hasSize(1);
        assertThat(failures.get(0).failure()).isEqualTo(new Failure(null, null));
    }

    @Test
    void callThatRepriseItselfRefusesLeavesNoFailedEvent() {
        assertThatThrownBy(() -> transactions.inNew(
                        () -> capture(Uncaptured.ROWS).call(OUTER, new Object[] {List.of("a")}, () -> {
                            throw new CaptureException("refused");
                        })))
                .hasMessage("refused");
        assertThat(failures).isEmpty();
    }

    @Test
    void refusalThatIsWrappedLeavesNoFailedEventEither() {
        assertThatThrownBy(() -> transactions.inNew(
                        () -> capture(Uncaptured.ROWS).call(OUTER, new Object[] {List.of("a")}, () -> {
                            throw new IllegalStateException(new CaptureException("refused"));
                        })))
                .isInstanceOf(IllegalStateException.class);
        assertThat(failures).isEmpty();
    }

    @Test
    void checkedExceptionThatCommitsLeavesNoFailedEvent() {
        assertThatThrownBy(() -> transactions.inNew(
                        () -> capture(Uncaptured.ROWS).call(OUTER, new Object[] {List.of("a")}, () -> {
                            throw new IOException("known");
                        })))
                .isInstanceOf(IOException.class);
        assertThat(failures).isEmpty();
        assertThat(events).hasSize(1);
    }

    @Test
    void committedCallLeavesNoFailedEvent() throws Exception {
        transactions.inNew(() -> capture(Uncaptured.ROWS).call(OUTER, new Object[] {List.of("a")}, () -> ""));
        assertThat(failures).isEmpty();
        assertThat(events).hasSize(1);
    }
}
