package org.reprise.liberty.inside;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.reprise.jdbc.Transactions;
import org.reprise.log.EventLog;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.transfer.AnswerHeader;
import org.reprise.transfer.Transport;

/** The event log of the site under test: what it captured, and a way to hand it portions as an upstream would. */
final class Log {
    private static final Pattern EVENT = Pattern.compile("\\{\"t\":\\d+,\"c\":(.*)}", Pattern.DOTALL);
    private static final long EPOCH = 1;

    private final EventLog log;

    Log(DataSource source, Transactions transactions) {
        this.log = EventLog.over(source, transactions, Compression.best());
    }

    /** The number of the last event, once all that is captured is sealed. */
    long end() {
        Patience.until("sealing", () -> log.captured().count() == 0);
        return log.portions().last().seq();
    }

    /** The calls of the events behind {@code seq}, as they are kept. */
    List<String> since(long seq) {
        List<String> calls = new ArrayList<>();
        for (byte[] body : bodiesSince(seq)) {
            String event = new String(body, StandardCharsets.UTF_8);
            // behind a zero byte stands the proof
            Matcher matcher = EVENT.matcher(event.substring(0, event.indexOf('\0')));
            calls.add(matcher.matches() ? matcher.group(1) : event);
        }
        return calls;
    }

    /** The events behind {@code seq} with their proofs. */
    List<byte[]> bodiesSince(long seq) {
        long end = end();
        List<byte[]> bodies = new ArrayList<>();
        for (long next = seq + 1; next <= end; next++) {
            Portion portion = log.portions().at(next).orElseThrow();
            bodies.add(portion.bodies().get((int) (next - portion.firstSeq())));
        }
        return bodies;
    }

    /** How many events are captured and not sealed. */
    long captured() {
        return log.captured().count();
    }

    long replayed() {
        return log.position().current().seq();
    }

    /**
     * Sends one portion with these events by JMS to the site's own queue and waits until it is stored.
     *
     * @return the number of its last event
     */
    long feed(Transport transport, List<String> calls) {
        return feedBodies(
                transport,
                calls.stream()
                        .map(text -> ("{\"t\":0,\"c\":" + text + "}").getBytes(StandardCharsets.UTF_8))
                        .toList());
    }

    /** The same, with events as they are. */
    long feedBodies(Transport transport, List<byte[]> bodies) {
        long stored = log.portions().last().seq();
        ChainEnd end = stored == 0
                ? ChainEnd.START
                : log.portions().at(stored).orElseThrow().end();
        Portion portion = Portion.seal(end, EPOCH, bodies, Instant.EPOCH, Compression.best());
        transport.portions(
                InsideServer.SITE,
                new AnswerHeader("upstream", portion.end().position(), false),
                List.of(portion.toBytes()),
                new byte[0]);
        Patience.until("storing " + portion, () -> log.portions().last().seq() == portion.lastSeq());
        return portion.lastSeq();
    }
}
