package org.reprise.cli.queue;

import java.util.Map;
import org.reprise.cli.ask.EffectText;
import org.reprise.cli.ask.Session;
import org.reprise.cli.ask.SiteAddress;
import org.reprise.cli.ask.WrongUsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Queues of the asked server and what waits in its site; alone it lists them, its commands look into them and change them. */
@Command(name = "queues", description = "Queues of the asked server, and what waits in its site.")
public final class QueueCommands implements Runnable {

    private static final String QUEUE = "As 'reprise queues' lists it.";
    private static final String BEAN = "As 'reprise queues consumers' lists it.";

    private final Session session;

    @Option(
            names = "--contains",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Only those with it in the name.")
    private String contains = "";

    @Option(
            names = "--order",
            paramLabel = "ORDER",
            defaultValue = "depth",
            description = "The first ones: depth, age, growth or name (${DEFAULT-VALUE}).")
    private String order = "depth";

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = Session.LIMIT)
    private int limit;

    public QueueCommands(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        String query = "queues?limit=" + limit + SiteAddress.parameter("contains", contains)
                + SiteAddress.parameter("order", order);
        session.print(session.client().get(query), QueuesText::of);
    }

    @Command(name = "messages", description = "Messages of a queue, the next one first, without what they hold.")
    void messages(
            @Parameters(paramLabel = "<queue>", description = QUEUE) String queue,
            @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = Session.LIMIT) int most) {
        String query = "queues/messages?limit=" + most + SiteAddress.parameter("queue", queue);
        session.print(session.client().get(query), QueuesText::messages);
    }

    @Command(name = "delete", description = "Delete one message for good.")
    void delete(
            @Parameters(paramLabel = "<queue>", description = QUEUE) String queue,
            @Parameters(paramLabel = "<id>", description = "As 'reprise queues messages' lists it.") String id,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        act("messages/delete", Map.of("queue", queue, "id", id, "reason", reason));
    }

    @Command(
            name = "put-back",
            description = "Put a message back from the exception destination into the queue that it was in.")
    void putBack(
            @Parameters(paramLabel = "<message>", description = "ID:…, as 'reprise queues messages' lists it.")
                    String id,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        session.print(
                session.client().post("message/put-back", Map.of("messageId", id, "reason", reason)), EffectText::of);
    }

    @Command(name = "purge", description = "Delete all messages of a queue for good, but for what a consumer has.")
    void purge(
            @Parameters(paramLabel = "<queue>", description = QUEUE) String queue,
            @Option(names = "--confirm", paramLabel = "QUEUE", required = true, description = "Its name once more.")
                    String typed,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        if (!typed.equals(queue)) {
            throw new WrongUsageException("--confirm names another queue than the one to purge.");
        }
        act("purge", Map.of("queue", queue, "typed", typed, "reason", reason));
    }

    @Command(name = "consumers", description = "Message-driven beans of the asked server, and whether they are paused.")
    void consumers() {
        session.print(session.client().get("queues/consumers"), QueuesText::consumers);
    }

    @Command(name = "pause", description = "Let a message-driven bean take no message.")
    void pause(
            @Parameters(paramLabel = "<bean>", description = BEAN) String bean,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        act("consumers/pause", Map.of("consumer", bean, "reason", reason));
    }

    @Command(name = "resume", description = "Let a message-driven bean take messages again.")
    void resume(
            @Parameters(paramLabel = "<bean>", description = BEAN) String bean,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        act("consumers/resume", Map.of("consumer", bean, "reason", reason));
    }

    private void act(String what, Map<String, ?> wish) {
        session.print(session.client().post("queues/" + what, wish), EffectText::of);
    }
}
