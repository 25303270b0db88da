package org.reprise.cli.key;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reprise.cli.ask.EffectText;
import org.reprise.cli.ask.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keys by which the asked site knows others, and by which they know it; alone it lists them, its commands change them. */
@Command(name = "keys", description = "Keys of the asked site, and of those that it believes.")
public final class KeyCommands implements Runnable {

    private static final String ID = "As 'reprise keys' lists it.";

    private final Session session;

    public KeyCommands(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        session.print(session.client().get("keys"), KeysText::of);
    }

    @Command(name = "make", description = "Make a further key of the asked server; it signs once it is used.")
    void make(
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        act("make", Map.of("reason", reason));
    }

    @Command(name = "use", description = "Let the asked server sign with that key; other sites must trust it first.")
    void use(
            @Parameters(paramLabel = "<id>", description = ID) String id,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        act("use", Map.of("id", id, "reason", reason));
    }

    @Command(name = "trust", description = "Believe what is signed by that key of that site.")
    void trust(
            @Parameters(paramLabel = "<site>", description = "Its name.") String site,
            @Parameters(paramLabel = "<key>", description = "Its public half, as 'reprise keys' shows it there.")
                    String key,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        act("trust", Map.of("site", site, "key", key, "reason", reason));
    }

    @Command(name = "revoke", description = "Believe nothing new by that key any more, for good.")
    void revoke(
            @Parameters(paramLabel = "<site>", description = "Its name.") String site,
            @Parameters(paramLabel = "<id>", description = ID) String id,
            @Option(
                            names = "--up-to",
                            paramLabel = "SEQ",
                            description =
                                    "Portions that it has signed stay good up to there (what is replayed by now).")
                    @Nullable
                    Long upTo,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = Session.REASON)
                    String reason) {
        Map<String, Object> wish = new HashMap<>(Map.of("site", site, "id", id, "reason", reason));
        if (upTo != null) {
            wish.put("upTo", upTo);
        }
        act("revoke", wish);
    }

    private void act(String what, Map<String, ?> wish) {
        session.print(session.client().post("keys/" + what, wish), EffectText::of);
    }
}
