package org.reprise.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.reprise.jdbc.Text;
import org.reprise.jdbc.Transactions;
import org.reprise.job.Job;
import org.reprise.log.Settings;

/**
 * The last jobs of a site, in its database, so that what came of them outlives the server. Of a result only the beginning is kept. Each act is
 * a transaction of its own; safe for any thread.
 */
final class StoredJobs {
    /** So many are kept. */
    static final int KEPT = 20;

    private static final String LAST = "job.last";
    private static final String PLACE = "job.";
    private static final int LONGEST = 1_200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Settings settings;
    private final Transactions transactions;
    private final String server;
    private List<Stored> read = List.of();
    private long readTo = -1;

    private record Stored(Job job, String server) {}

    /** @param server the name of this one among those of its site */
    StoredJobs(Settings settings, Transactions transactions, String server) {
        this.settings = settings;
        this.transactions = transactions;
        this.server = server;
    }

    /** The number of the last job of this site; 0 when there was none. */
    long last() {
        return settings.number(LAST);
    }

    /** Keeps a job as it is; one of the same number is replaced. */
    synchronized void keep(Job job) {
        String text = text(job);
        transactions.run(() -> {
            settings.raise(LAST, job.id());
            settings.set(PLACE + job.id() % KEPT, text);
        });
        readTo = -1;
    }

    private String text(Job job) {
        for (int room = LONGEST; ; room /= 2) {
            String text = written(job, room);
            if (text.length() <= Settings.MAX_VALUE || room == 0) {
                return text;
            }
        }
    }

    private String written(Job job, int room) {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", job.id()).put("server", server).put("kind", job.kind());
        node.put("subject", cut(job.subject(), room / 4)).put("who", cut(job.who(), room / 8));
        node.put("startedAt", job.startedAt().toEpochMilli());
        Instant ended = job.endedAt();
        if (ended != null) {
            node.put("endedAt", ended.toEpochMilli());
        }
        node.put("state", job.state().name()).put("stage", cut(job.stage(), room / 8));
        node.put("done", job.done()).put("total", job.total()).put("unit", job.unit());
        node.put("inStage", job.inStage().toMillis()).put("result", cut(job.result(), room));
        return node.toString();
    }

    private static String cut(String text, int room) {
        return room < 4 ? "" : Text.cut(text, room);
    }

    /**
     * The newest first. One that had not ended when its server did is said to have failed.
     *
     * @param leads whether this server leads: then none of another one runs
     */
    synchronized List<Job> list(BooleanSupplier leads) {
        long last = last();
        if (last != readTo || read.stream().anyMatch(each -> each.job().state() == Job.State.RUNNING)) {
            read = read();
            readTo = last;
        }
        return read.stream().map(each -> now(each, leads)).toList();
    }

    private List<Stored> read() {
        List<Stored> all = new ArrayList<>();
        for (int place = 0; place < KEPT; place++) {
            settings.of(PLACE + place).map(StoredJobs::stored).ifPresent(all::add);
        }
        all.sort(Comparator.comparingLong((Stored each) -> each.job().id()).reversed());
        return all;
    }

    private Job now(Stored stored, BooleanSupplier leads) {
        Job job = stored.job();
        if (job.state() != Job.State.RUNNING) {
            return job;
        }
        if (!stored.server().equals(server) && !leads.getAsBoolean()) {
            return as(job, Job.State.RUNNING, "at server '" + stored.server() + "'", "");
        }
        return as(
                job,
                Job.State.FAILED,
                job.stage(),
                "It did not come to its end: server '" + stored.server()
                        + "' was stopped, or leads no more. What it had committed stays");
    }

    private static Job as(Job job, Job.State state, String stage, String result) {
        return new Job(
                job.id(),
                job.kind(),
                job.subject(),
                job.who(),
                job.startedAt(),
                job.endedAt(),
                state,
                stage,
                job.done(),
                job.total(),
                job.unit(),
                job.inStage(),
                result);
    }

    private static Stored stored(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            return new Stored(
                    new Job(
                            node.path("id").asLong(),
                            node.path("kind").asText(),
                            node.path("subject").asText(),
                            node.path("who").asText(),
                            Instant.ofEpochMilli(node.path("startedAt").asLong()),
                            endedAt(node),
                            Job.State.valueOf(node.path("state").asText()),
                            node.path("stage").asText(),
                            node.path("done").asLong(),
                            node.path("total").asLong(),
                            node.path("unit").asText(),
                            Duration.ofMillis(node.path("inStage").asLong()),
                            node.path("result").asText()),
                    node.path("server").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is kept of a job is not as this site writes it: " + text, e);
        }
    }

    private static @Nullable Instant endedAt(JsonNode node) {
        return node.has("endedAt") ? Instant.ofEpochMilli(node.path("endedAt").asLong()) : null;
    }
}
