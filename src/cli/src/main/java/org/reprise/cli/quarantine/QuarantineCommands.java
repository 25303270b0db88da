package org.reprise.cli.quarantine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reprise.cli.ask.Answer;
import org.reprise.cli.ask.RefusedBySiteException;
import org.reprise.cli.ask.Session;
import org.reprise.cli.ask.SiteAddress;
import org.reprise.cli.ask.SiteClient;
import org.reprise.cli.ask.WrongUsageException;
import org.reprise.cli.text.Position;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Events that only the asked site had when it came back as a secondary: they are business calls, to submit again or to drop. */
@Command(
        name = "quarantine",
        description = "The worklist: events that only the asked site had, to submit again or to drop.")
public final class QuarantineCommands implements Runnable {
    private static final String ID = "As 'reprise quarantine list' lists it.";
    private static final String ALL = "All that wait, instead of single ones.";
    private static final int PAGE = 100;

    private final Session session;

    public QuarantineCommands(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        list("waiting", null, 50);
    }

    @Command(
            name = "list",
            description = "Those that wait, in the order of the log, and whether their rows changed since.")
    void list(
            @Option(
                            names = "--state",
                            paramLabel = "STATE",
                            defaultValue = "waiting",
                            description = "waiting, submitted, dropped, several between commas, or all (waiting).")
                    String state,
            @Option(names = "--after", paramLabel = "E:S", description = "Only behind this position.") @Nullable
                    Position after,
            @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "How many, 1 to 500 (50).")
                    int limit) {
        String query = "quarantine?limit=" + limit
                + SiteAddress.parameter("state", state.equalsIgnoreCase("all") ? "" : state)
                + SiteAddress.parameter("after", after == null ? "" : after.toString());
        session.print(session.client().get(query), QuarantineText::list);
    }

    @Command(name = "show", description = "One with its arguments, its rows, and what happened to them since.")
    void show(@Parameters(paramLabel = "<id>", description = ID) String id) {
        session.print(session.client().get("quarantine/" + SiteAddress.segment(id)), QuarantineText::whole);
    }

    @Command(
            name = "submit",
            description =
                    "Make their calls again at the primary. Each takes effect once, however often it is submitted.")
    void submit(
            @Parameters(paramLabel = "<id>", arity = "0..*", description = ID) @Nullable List<String> ids,
            @Option(names = "--all", description = ALL) boolean all,
            @Option(
                            names = "--arguments",
                            paramLabel = "JSON",
                            description = "Other arguments, of one event: a JSON array for each of its calls.")
                    @Nullable
                    List<String> arguments,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        if (arguments == null || arguments.isEmpty()) {
            decide("submit", ids, all, reason);
            return;
        }
        if (all || ids == null || ids.size() != 1) {
            throw new WrongUsageException("--arguments are of one event: name it.");
        }
        String path = "quarantine/" + SiteAddress.segment(ids.get(0)) + "/submit";
        print(session.client().post(path, Map.of("arguments", arguments, "reason", reason)));
    }

    @Command(name = "drop", description = "Leave them out for good; they stay on record.")
    void drop(
            @Parameters(paramLabel = "<id>", arity = "0..*", description = ID) @Nullable List<String> ids,
            @Option(names = "--all", description = ALL) boolean all,
            @Option(names = "--yes", description = "Do not ask first.") boolean yes,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        if (!yes && !session.terminal().interactive()) {
            throw new WrongUsageException("Nobody is there to confirm the drop: give --yes.");
        }
        String what = all ? "all that wait" : String.join(", ", ids == null ? List.of() : ids);
        if (!yes && !session.terminal().confirmed("Leave out for good: " + what + "?")) {
            throw new RefusedBySiteException("You did not say yes.", "");
        }
        decide("drop", ids, all, reason);
    }

    private void decide(String act, @Nullable List<String> ids, boolean all, String reason) {
        if (all == (ids != null && !ids.isEmpty())) {
            throw new WrongUsageException("Name the events, or give --all.");
        }
        SiteClient client = session.client();
        List<String> chosen = ids == null || ids.isEmpty() ? waiting(client) : ids;
        if (chosen.isEmpty()) {
            throw new RefusedBySiteException("No event waits here.", "See 'reprise quarantine list --state all'.");
        }
        for (int i = 0; i < chosen.size(); i += PAGE) {
            List<String> some = chosen.subList(i, Math.min(chosen.size(), i + PAGE));
            print(client.post("quarantine/" + act, Map.of("origins", some, "reason", reason)));
        }
    }

    private static List<String> waiting(SiteClient client) {
        List<String> ids = new ArrayList<>();
        String after = "";
        while (true) {
            JsonNode page = client.get("quarantine?limit=500&state=waiting" + SiteAddress.parameter("after", after))
                    .json();
            page.path("items")
                    .forEach(item -> ids.add(item.path("event").path("origin").asText()));
            if (!page.path("next").isObject()) {
                return ids;
            }
            after = Position.text(page.path("next"));
        }
    }

    /** @throws RefusedBySiteException when one of them was not done */
    private void print(Answer answer) {
        session.print(answer, QuarantineText::results);
        long left = QuarantineText.left(answer);
        if (left > 0) {
            throw new RefusedBySiteException(
                    "Nothing was decided about " + left + (left == 1 ? " event." : " events."),
                    "Each line says why. Look at one with 'reprise quarantine show'; to submit again is safe.");
        }
    }
}
