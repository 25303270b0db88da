package org.reprise.cli.ask;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.reprise.cli.text.Words;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that all commands share, and what follows from them: whom to ask, as whom, and how to print the answer. */
public final class Session {

    public static final String SITE = "REPRISE_SITE";

    /** Describes the option of all commands that change something. */
    public static final String REASON = "Why; it is kept in the audit trail.";

    /** Of an option that says how many rows are listed. */
    public static final String LIMIT = "How many to list, 1 to 500 (${DEFAULT-VALUE}).";

    private static final String NEAREST = "http://127.0.0.1:9080";

    private final Map<String, String> environment;
    private final Terminal terminal;
    private final ZoneId zone;
    private final PrintWriter out;

    @Option(
            names = "--site",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "Server of the site to ask (else " + SITE + ", else " + NEAREST + ").")
    private @Nullable SiteAddress site;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "A user of that server (else " + Login.USER + ").")
    private @Nullable String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Its first line is the password (else " + Login.PASSWORD + ", else you are asked).")
    private @Nullable Path passwordFile;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            scope = ScopeType.INHERIT,
            description = "How long an answer may take (PT1M).")
    private Duration timeout = Duration.ofMinutes(1);

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print the site's own JSON.")
    private boolean json;

    @Option(names = "--utc", scope = ScopeType.INHERIT, description = "Print times in UTC, not in the local zone.")
    private boolean utc;

    public Session(Map<String, String> environment, Terminal terminal, ZoneId zone, PrintWriter out) {
        this.environment = environment;
        this.terminal = terminal;
        this.zone = zone;
        this.out = out;
    }

    public Terminal terminal() {
        return terminal;
    }

    public SiteAddress address() {
        if (site != null) {
            return site;
        }
        try {
            return SiteAddress.parse(environment.getOrDefault(SITE, NEAREST));
        } catch (IllegalArgumentException e) {
            throw new WrongUsageException(SITE + ": " + e.getMessage(), e);
        }
    }

    /** Asks for the password now, if it has to be typed. */
    public SiteClient client() {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new WrongUsageException("--timeout is more than nothing.");
        }
        SiteAddress address = address();
        return new SiteClient(address, Login.of(user, passwordFile, environment, terminal), timeout);
    }

    /**
     * What this variable of the environment says, or somebody types.
     *
     * @throws WrongUsageException when it says nothing and nobody is there
     */
    public String secret(String variable, String question) {
        String set = environment.get(variable);
        return set != null
                ? set
                : terminal.password(question)
                        .orElseThrow(() -> new WrongUsageException("There is no password: set " + variable + "."));
    }

    /** Prints an answer: as it came with {@code --json}, else as text for people. */
    public void print(Answer answer, BiFunction<Answer, Words, String> text) {
        String words = json ? answer.body() : text.apply(answer, new Words(utc ? ZoneOffset.UTC : zone));
        out.println(words.stripTrailing());
        out.flush();
    }
}
