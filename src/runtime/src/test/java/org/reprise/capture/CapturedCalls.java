package org.reprise.capture;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.reprise.TestMethods;
import org.reprise.ThreadTransactions;
import org.reprise.argument.ArgumentJson;
import org.reprise.capture.CapturePolicy.Proving;
import org.reprise.capture.CapturePolicy.Uncaptured;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.event.ReplicatedMethod;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.Value;

/** Calls of a bean under capture, and the events that they leave. */
class CapturedCalls {
    static class Bean {
        String outer(List<String> texts) {
            return texts.get(0);
        }

        int inner(int number) {
            return number;
        }
    }

    static final ReplicatedMethod OUTER = TestMethods.of(Bean.class, "outer");
    static final ReplicatedMethod INNER = TestMethods.of(Bean.class, "inner");

    final List<Event> events = new ArrayList<>();
    final List<byte[]> evidence = new ArrayList<>();
    final List<Event> failures = new ArrayList<>();
    int commits;
    final ThreadTransactions transactions = new ThreadTransactions();
    final EventSink sink = new EventSink() {
        @Override
        public void append(byte[] event, byte[] rows) {
            events.add(EventJson.decode(event));
            evidence.add(rows);
        }

        @Override
        public void failed(byte[] event) {
            failures.add(EventJson.decode(event));
        }

        @Override
        public void committed() {
            commits++;
        }
    };
    final Capture capture = new Capture(
            transactions,
            new ArgumentJson(),
            sink,
            CapturePolicy.DEFAULT,
            Clock.fixed(Instant.ofEpochMilli(42), ZoneOffset.UTC));

    Object outer(java.util.concurrent.Callable<Object> call) throws Exception {
        return capture.call(OUTER, new Object[] {List.of("x")}, call);
    }

    static List<String> names(Event event) {
        return event.calls().stream().map(Call::name).toList();
    }

    Capture capture(Uncaptured uncaptured) {
        return new Capture(
                transactions,
                new ArgumentJson(),
                sink,
                new CapturePolicy(Proving.EVIDENCE, uncaptured, 1000, true),
                Clock.systemUTC());
    }

    static RowChange row(String key, long value) {
        return new RowChange(
                Operation.UPDATE,
                "T",
                new TreeMap<>(Map.of("K", Value.of(key))),
                new TreeMap<>(Map.of("N", Value.of(value))),
                new TreeMap<>());
    }
}
