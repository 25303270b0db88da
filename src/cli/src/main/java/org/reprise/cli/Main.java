package org.reprise.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.reprise.cli.alert.AlertCommands;
import org.reprise.cli.ask.Faults;
import org.reprise.cli.ask.Mistypes;
import org.reprise.cli.ask.Session;
import org.reprise.cli.ask.SiteAddress;
import org.reprise.cli.ask.SystemTerminal;
import org.reprise.cli.certificate.CertificateCommands;
import org.reprise.cli.job.JobCommands;
import org.reprise.cli.key.KeyCommands;
import org.reprise.cli.log.EventCommands;
import org.reprise.cli.policy.PolicyCommands;
import org.reprise.cli.quarantine.QuarantineCommands;
import org.reprise.cli.queue.QueueCommands;
import org.reprise.cli.reign.FailbackCommand;
import org.reprise.cli.reign.ReignCommands;
import org.reprise.cli.text.Position;
import picocli.CommandLine;

/** Starts the command line. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Session session = new Session(
                System.getenv(), new SystemTerminal(), ZoneId.systemDefault(), new PrintWriter(System.out, true));
        System.exit(commandLine(session).execute(arguments));
    }

    static CommandLine commandLine(Session session) {
        ReignCommands reign = new ReignCommands(session, Duration.ofMillis(200));
        return new CommandLine(new Reprise(session))
                .addSubcommand(new CommandLine(new PolicyCommands(session)))
                .addSubcommand(new CommandLine(new JobCommands(session, Duration.ofSeconds(1))))
                .addSubcommand(new CommandLine(new EventCommands(session)))
                .addSubcommand(new CommandLine(reign))
                .addSubcommand(new CommandLine(new ReignCommands.Switchover(reign)))
                .addSubcommand(new CommandLine(new KeyCommands(session)))
                .addSubcommand(new CommandLine(new CertificateCommands(session)))
                .addSubcommand(new CommandLine(new ReignCommands.Failover(reign)))
                .addSubcommand(new CommandLine(new FailbackCommand(session)))
                .addSubcommand(new CommandLine(new QuarantineCommands(session)))
                .addSubcommand(new CommandLine(new QueueCommands(session)))
                .addSubcommand(new CommandLine(new AlertCommands(session, Duration.ofSeconds(5))))
                .registerConverter(Position.class, text -> converted(() -> Position.parse(text)))
                .registerConverter(SiteAddress.class, text -> converted(() -> SiteAddress.parse(text)))
                .setExpandAtFiles(false) // a reason may begin with @
                .setParameterExceptionHandler(new Mistypes())
                .setExecutionExceptionHandler(new Faults());
    }

    private static <T> T converted(Supplier<T> conversion) {
        try {
            return conversion.get();
        } catch (IllegalArgumentException e) {
            // this kind does not make picocli repeat what was typed
            throw new CommandLine.TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
