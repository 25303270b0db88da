package org.reprise.cli.alert;

import java.time.Duration;
import java.util.Map;
import org.reprise.cli.ask.Answer;
import org.reprise.cli.ask.EffectText;
import org.reprise.cli.ask.RefusedBySiteException;
import org.reprise.cli.ask.Session;
import org.reprise.cli.ask.SiteClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Alerts of the asked server; alone it lists them, its commands take them or mute them. */
@Command(name = "alerts", description = "What is wrong, as the asked server sees it, the worst first.")
public final class AlertCommands implements Runnable {
    private static final String WHAT = "A rule, rule:site or rule:site:subject.";

    private final Session session;
    private final Duration pause;

    @Option(names = "--all", description = "What is pending or over, too.")
    private boolean all;

    @Option(
            names = "--watch",
            description = "Look again every few seconds, and print what has changed, until interrupted.")
    private boolean watch;

    /** @param pause between looks while watching */
    public AlertCommands(Session session, Duration pause) {
        this.session = session;
        this.pause = pause;
    }

    @Override
    public void run() {
        SiteClient client = session.client();
        String shown = print(client.get("alerts"), "");
        while (watch) {
            try {
                Thread.sleep(pause.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RefusedBySiteException("Watching was interrupted.", "");
            }
            shown = print(client.get("alerts"), shown);
        }
    }

    /** Prints it unless that is what was shown last; tells what is shown now. */
    private String print(Answer answer, String shown) {
        String state = AlertsText.state(answer.json(), all);
        if (!state.equals(shown)) {
            session.print(answer, (alerts, words) -> AlertsText.of(alerts, words, all));
        }
        return state;
    }

    @Command(name = "ack", description = "Say that you look after an alert that fires, until it is over.")
    void acknowledge(
            @Parameters(paramLabel = "<alert>", description = "As 'reprise alerts' lists it.") String id,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        act("acknowledge", Map.of("id", id, "reason", reason));
    }

    @Command(name = "mute", description = "Tell nobody of some alerts until a time.")
    void mute(
            @Parameters(paramLabel = "<alerts>", description = WHAT) String what,
            @Option(
                            names = "--until",
                            paramLabel = "TIME",
                            required = true,
                            description = "Such as 2026-12-01T08:00:00Z, or PT2H for two hours from now.")
                    String until,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        act("mute", Map.of("what", what, "until", until, "reason", reason));
    }

    @Command(name = "unmute", description = "Tell people again of alerts that are muted.")
    void unmute(
            @Parameters(paramLabel = "<alerts>", description = "As it was muted.") String what,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        act("unmute", Map.of("what", what, "reason", reason));
    }

    private void act(String what, Map<String, ?> wish) {
        session.print(session.client().post("alerts/" + what, wish), EffectText::of);
    }
}
