package org.reprise.console.peers;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.reprise.mask.Sight;

/** One browser that listens. Skips an event while the one before is still on its way, so a slow reader never piles them up. */
final class OpenStream {

    /** How long a browser waits before it connects again, in milliseconds. */
    static final long RECONNECT = 250;

    private static final Logger LOG = Logger.getLogger(OpenStream.class.getName());

    private final Sse sse;
    private final SseEventSink sink;
    private final Instant ends;
    private final String user;
    private final Sight sight;
    private final AtomicBoolean busy = new AtomicBoolean();

    OpenStream(Sse sse, SseEventSink sink, Instant ends, String user, Sight sight) {
        this.sse = sse;
        this.sink = sink;
        this.ends = ends;
        this.user = user;
        this.sight = sight;
    }

    String user() {
        return user;
    }

    /** How much of contents its user sees. */
    Sight sight() {
        return sight;
    }

    boolean over(Instant now) {
        return sink.isClosed() || !now.isBefore(ends);
    }

    /** Sends; a reader that is gone shows only now, and its stream is closed. */
    void send(String json) {
        if (sink.isClosed() || !busy.compareAndSet(false, true)) {
            return;
        }
        sink.send(sse.newEventBuilder()
                        .name("sites")
                        .reconnectDelay(RECONNECT)
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(String.class, json)
                        .build())
                .whenComplete((done, gone) -> {
                    busy.set(false);
                    if (gone != null) {
                        LOG.log(Level.FINE, "A reader of the live figures is gone", gone);
                        close();
                    }
                });
    }

    void close() {
        sink.close();
    }
}
