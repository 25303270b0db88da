package org.reprise.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The event log of the asked site; alone it lists, {@code show} prints one event whole. */
@Command(name = "events", description = "The event log as the asked site has it, newest first.")
final class EventCommands implements Runnable {

    private final Session session;

    @Option(
            names = "--wanted",
            paramLabel = "X",
            defaultValue = "",
            description = "failed, name=network.*, kind=, status=, key=, user=; & joins.")
    private String wanted = "";

    @Option(names = "--by", paramLabel = "USER", defaultValue = "", description = "Of calls of this user.")
    private String user = "";

    @Option(
            names = "--text",
            paramLabel = "X",
            defaultValue = "",
            description = "With this in its body, such as a key.")
    private String text = "";

    @Option(names = "--since", paramLabel = "TIME", defaultValue = "", description = "Not captured before.")
    private String since = "";

    @Option(names = "--until", paramLabel = "TIME", defaultValue = "", description = "Not captured after.")
    private String until = "";

    @Option(names = "--before", paramLabel = "SEQ", defaultValue = "", description = "Only before this seq.")
    private String before = "";

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "How many to list, 1 to 500.")
    private int limit;

    EventCommands(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        String query = "limit=" + limit + given("wanted", wanted) + given("user", user) + given("text", text)
                + given("since", since) + given("until", until) + given("before", before);
        session.print(session.client().get("events?" + query), EventsText::list);
    }

    @Command(name = "show", description = "One event, with its body, its proof, and its evidence where that is kept.")
    void show(@Parameters(paramLabel = "<seq>", description = "Its seq, such as 4711.") long seq) {
        session.print(session.client().get("events/" + seq), EventsText::whole);
    }

    static String given(String name, String value) {
        return value.isEmpty()
                ? ""
                : "&" + name + "="
                        + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
