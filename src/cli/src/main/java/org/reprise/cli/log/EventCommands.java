package org.reprise.cli.log;

import org.reprise.cli.ask.Session;
import org.reprise.cli.ask.SiteAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The event log of the asked site; alone it lists, {@code show} prints one event whole. */
@Command(name = "events", description = "The event log as the asked site has it, newest first.")
public final class EventCommands implements Runnable {

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

    public EventCommands(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        String query = "limit=" + limit + SiteAddress.parameter("wanted", wanted) + SiteAddress.parameter("user", user)
                + SiteAddress.parameter("text", text) + SiteAddress.parameter("since", since)
                + SiteAddress.parameter("until", until) + SiteAddress.parameter("before", before);
        session.print(session.client().get("events?" + query), EventsText::list);
    }

    @Command(name = "show", description = "One event, with its body, its proof, and its evidence where that is kept.")
    void show(@Parameters(paramLabel = "<seq>", description = "Its seq, such as 4711.") long seq) {
        session.print(session.client().get("events/" + seq), EventsText::whole);
    }
}
