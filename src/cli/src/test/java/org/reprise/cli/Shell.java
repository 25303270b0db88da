package org.reprise.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.reprise.cli.ask.Session;
import org.reprise.cli.ask.Terminal;
import picocli.CommandLine;

/** Runs the command line in this process, in a zone one hour from UTC, and keeps what it prints. */
final class Shell {

    static final String SITE = Session.SITE;
    static final String USER = "REPRISE_USER";
    static final String PASSWORD = "REPRISE_PASSWORD";

    private static final ZoneId ZONE = ZoneId.of("Africa/Lagos"); // +01:00 in summer and winter

    private final Map<String, String> environment = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Terminal terminal = new Script(false, false, null);

    /** A terminal that was told what to answer. */
    private record Script(boolean interactive, boolean confirmed, String password) implements Terminal {
        @Override
        public boolean confirmed(String question) {
            return confirmed;
        }

        @Override
        public Optional<String> password(String question) {
            return Optional.ofNullable(password);
        }
    }

    /** Asks this site as its user. */
    static Shell at(SiteDouble site) {
        return new Shell().set(SITE, site.url()).set(USER, SiteDouble.USER).set(PASSWORD, SiteDouble.PASSWORD);
    }

    Shell set(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Shell without(String variable) {
        environment.remove(variable);
        return this;
    }

    /** Somebody is there who answers so, and types this password when asked. */
    Shell somebody(boolean confirms, String password) {
        terminal = new Script(true, confirms, password);
        return this;
    }

    int run(String... arguments) {
        PrintWriter printed = new PrintWriter(out, true);
        CommandLine line = Main.commandLine(new Session(environment, terminal, ZONE, printed));
        return line.setOut(printed).setErr(new PrintWriter(err, true)).execute(arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    /** Both outputs. */
    String printed() {
        return Stream.of(out, err).map(StringWriter::toString).reduce("", String::concat);
    }
}
