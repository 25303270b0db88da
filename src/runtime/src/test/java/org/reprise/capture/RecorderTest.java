package org.reprise.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.reprise.TestMethods;
import org.reprise.ThreadTransactions;
import org.reprise.api.CaptureException;
import org.reprise.argument.ArgumentJson;
import org.reprise.event.Answer;
import org.reprise.event.Call;
import org.reprise.event.EventJson;
import org.reprise.event.RecordedMethod;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.SeededRandom;
import org.reprise.event.Surroundings;

class RecorderTest {
    static class Bean {
        void order(String item) {}

        int price(String item) {
            return 0;
        }

        List<String> stock() {
            return List.of();
        }
    }

    private static final ReplicatedMethod ORDER = TestMethods.of(Bean.class, "order");
    private static final RecordedMethod PRICE = TestMethods.recorded(Bean.class, "price");
    private static final RecordedMethod STOCK = TestMethods.recorded(Bean.class, "stock");

    private final List<byte[]> events = new ArrayList<>();
    private final ThreadTransactions transactions = new ThreadTransactions();
    private final ArgumentJson json = new ArgumentJson();
    private final EventSink sink = new EventSink() {
        @Override
        public void append(byte[] event, byte[] rows) {
            events.add(event);
        }

        @Override
        public void failed(byte[] event) {
            throw new IllegalStateException("Not asked for");
        }

        @Override
        public void committed() {}
    };
    private final Capture capture = new Capture(
            transactions,
            json,
            sink,
            CapturePolicy.DEFAULT,
            Clock.fixed(Instant.parse("2026-01-02T03:04:05.678901234Z"), ZoneOffset.UTC));
    private final Recorder recorder = new Recorder(capture, json);

    @Test
    void answersAreKeptInTheOrderOfTheCallsAndAsTheyCame() throws Exception {
        List<String> stock = new ArrayList<>(List.of("pear"));
        order(() -> {
            assertThat(recorder.call(PRICE, () -> 7)).isEqualTo(7);
            assertThat(recorder.call(STOCK, () -> stock)).isSameAs(stock);
            stock.clear();
            return recorder.call(PRICE, () -> 8);
        });

        assertThat(call(0).answers())
                .containsExactly(
                        new Answer("price", 1, "7", null, null),
                        new Answer("stock", 1, "[\"pear\"]", null, null),
                        new Answer("price", 1, "8", null, null));
    }

    @Test
    void exceptionIsKeptAsTheAnswer() throws Exception {
        order(() -> {
            assertThatThrownBy(() -> recorder.call(PRICE, () -> {
                        throw new IOException("line is busy");
                    }))
                    .isInstanceOf(IOException.class);
            return recorder.call(PRICE, () -> 7);
        });

        assertThat(call(0).answers())
                .containsExactly(
                        new Answer("price", 1, null, "java.io.IOException", "line is busy"),
                        new Answer("price", 1, "7", null, null));
    }

    @Test
    void recordedCallInsideAnotherBelongsToThatOne() throws Exception {
        order(() -> recorder.call(STOCK, () -> List.of("pear " + recorder.call(PRICE, () -> 7))));

        assertThat(call(0).answers()).containsExactly(new Answer("stock", 1, "[\"pear 7\"]", null, null));
    }

    @Test
    void transactionOfTheRecordedCallDoesNotMatter() throws Exception {
        order(() -> transactions.inNew(() -> recorder.call(PRICE, () -> 7)));

        assertThat(events).hasSize(1);
        assertThat(call(0).answers()).containsExactly(new Answer("price", 1, "7", null, null));
    }

    @Test
    void answerBelongsToTheInnermostEvent() throws Exception {
        order(() -> {
            order(() -> recorder.call(PRICE, () -> 7));
            return recorder.call(PRICE, () -> 8);
        });

        assertThat(call(0).answers()).containsExactly(new Answer("price", 1, "7", null, null));
        assertThat(call(1).answers())
                .containsExactly(new Answer("order", 1, "null", null, null), new Answer("price", 1, "8", null, null));
    }

    @Test
    void outsideACapturedCallItSimplyRuns() throws Exception {
        assertThat(recorder.call(PRICE, () -> 7)).isEqualTo(7);
        transactions.inNew(() -> {
            assertThat(recorder.call(PRICE, () -> 7)).isEqualTo(7);
            capture.call(ORDER, new Object[] {"pear"}, () -> null);
            return recorder.call(PRICE, () -> 8);
        });

        assertThat(call(0).answers()).isEmpty();
    }

    @Test
    void replicatedCallInsideARecordedOneIsRefusedAndNotMade() {
        assertThatThrownBy(() -> order(() -> recorder.call(PRICE, () -> {
                    capture.call(ORDER, new Object[] {"pear"}, () -> {
                        throw new AssertionError("was called");
                    });
                    return 7;
                })))
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining("Bean.order is @Replicated and was called inside Bean.price, which is @Recorded");
        assertThat(events).isEmpty();
    }

    @Test
    void timeIsThatOfTheBeginningAndKeptOnlyWhenAskedFor() throws Exception {
        order(() -> {
            assertThat(recorder.time()).isEqualTo(Instant.parse("2026-01-02T03:04:05.678Z"));
            return null;
        });
        order(() -> null);

        assertThat(call(0).surroundings()).isEqualTo(new Surroundings(Instant.parse("2026-01-02T03:04:05.678Z"), null));
        assertThat(call(1).surroundings()).isEqualTo(Surroundings.NONE);
        assertThat(new String(events.get(1), StandardCharsets.UTF_8))
                .startsWith("{\"t\":1767323045678,\"c\":[{\"n\":\"order\",\"a\":[\"pear\"]}]}\0");
    }

    @Test
    void seedOfTheRandomNumbersIsKeptAndOneACall() throws Exception {
        List<UUID> drawn = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            order(() -> {
                drawn.add(random().uuid());
                drawn.add(random().uuid());
                return null;
            });
        }

        assertThat(drawn).doesNotHaveDuplicates();
        for (int i = 0; i < 2; i++) {
            UUID seed = call(i).surroundings().seed();
            assertThat(seed).isNotNull();
            SeededRandom again = new SeededRandom(seed);
            assertThat(List.of(again.uuid(), again.uuid())).isEqualTo(drawn.subList(2 * i, 2 * i + 2));
        }
    }

    @Test
    void nothingOfTheCallIsThereOutsideItOrInsideARecordedOne() throws Exception {
        assertThat(recorder.time()).isNull();
        assertThat(recorder.random()).isNull();
        order(() -> recorder.call(PRICE, () -> {
            assertThat(recorder.time()).isNull();
            assertThat(recorder.random()).isNull();
            return 7;
        }));
        assertThat(call(0).surroundings()).isEqualTo(Surroundings.NONE);
    }

    private SeededRandom random() {
        return java.util.Objects.requireNonNull(recorder.random());
    }

    private void order(Callable<Object> body) throws Exception {
        transactions.inNew(() -> capture.call(ORDER, new Object[] {"pear"}, body));
    }

    private Call call(int event) {
        return EventJson.decode(events.get(event)).calls().get(0);
    }
}
