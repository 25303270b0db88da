package org.reprise.console.peers;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.reprise.console.contents.Contents;
import org.reprise.desk.Site;
import org.reprise.mask.Sight;

/**
 * The browsers that listen. Once a second the figures are put into words once, whatever the number of listeners, and sent to
 * each by a task of its own. Every stream is closed after {@link #LIFE}, because an open one delays the stop of the server by
 * half a minute; the browser comes back by itself.
 */
@ApplicationScoped
public class LiveStreams {

    static final Duration LIFE = Duration.ofSeconds(10);
    static final int MOST = 100;

    /** A browser keeps one for each tab, and a few more while it turns from one to the next. */
    public static final int MOST_OF_ONE = 12;

    private static final int PARKED_ROWS = 50;
    private static final Logger LOG = Logger.getLogger(LiveStreams.class.getName());

    private final Set<OpenStream> open = ConcurrentHashMap.newKeySet();
    private final Jsonb json = JsonbBuilder.create();
    private boolean parkedUnreadable;
    private volatile boolean stopping;

    @Inject
    Site site;

    @Inject
    SiteBook book;

    @Inject
    Contents contents;

    @Resource
    ManagedExecutorService executor;

    /**
     * Sends the newest figures at once, and then with every beat. Closes the stream when there are too many, of all or of this user, or no more
     * beats.
     *
     * @param sight how much of contents the user sees
     */
    public void join(Sse sse, SseEventSink sink, String user, Sight sight) {
        if (stopping || open.size() >= MOST || ofUser(user) >= MOST_OF_ONE) {
            sink.close();
            return;
        }
        OpenStream stream = new OpenStream(sse, sink, book.clock().instant().plus(LIFE), user, sight);
        stream.send(event(sight));
        open.add(stream);
    }

    /** One beat: sends to all, and closes those whose time is over. Never throws, for a task that throws is not run again. */
    void beat() {
        if (open.isEmpty()) {
            return;
        }
        try {
            Map<Sight, String> events = new EnumMap<>(Sight.class);
            Instant now = book.clock().instant();
            open.removeIf(stream -> endOrSend(stream, now, events.computeIfAbsent(stream.sight(), this::event)));
        } catch (RejectedExecutionException stop) {
            LOG.log(Level.FINE, "The server is being stopped", stop);
            closeAll(); // the server takes no more tasks and waits for the streams: this is the last beat
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "REPR0507W: The live figures could not be sent; tried again in a second.", failed);
        }
    }

    private long ofUser(String user) {
        return open.stream().filter(stream -> stream.user().equals(user)).count();
    }

    private String event(Sight sight) {
        return json.toJson(book.view(parked(sight)));
    }

    private boolean endOrSend(OpenStream stream, Instant now, String event) {
        if (stream.over(now)) {
            stream.close();
            return true;
        }
        executor.execute(() -> stream.send(event));
        return false;
    }

    /** Ends all streams; none begins after that. */
    void closeAll() {
        stopping = true;
        open.forEach(OpenStream::close);
        open.clear();
    }

    /** The live figures go on without the parked events when the database does not answer. */
    private synchronized @Nullable ParkedView parked(Sight sight) {
        try {
            ParkedView view = ParkedView.of(site, PARKED_ROWS, contents.mask(sight));
            parkedUnreadable = false;
            return view;
        } catch (RuntimeException failed) {
            if (!parkedUnreadable) {
                LOG.log(
                        Level.WARNING,
                        "REPR0505W: The parked events cannot be read for the page; tried again every second.",
                        failed);
            }
            parkedUnreadable = true;
            return null;
        }
    }
}
