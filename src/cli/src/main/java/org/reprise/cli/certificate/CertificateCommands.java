package org.reprise.cli.certificate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.file.Path;
import java.util.List;
import org.reprise.cli.ask.Answer;
import org.reprise.cli.ask.Session;
import org.reprise.cli.ask.WrongUsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** The stores that messages over TLS need, in a server's folder; alone it lists what is in them. No site is asked. */
@Command(
        name = "certificate",
        description = "Certificates for messages over TLS, in the folder of a server on this machine.")
public final class CertificateCommands implements Runnable {

    /** The variable that has the password of both stores, as {@code reprise.tls-password} has it for the server. */
    static final String PASSWORD = "REPRISE_TLS_PASSWORD";

    private final Session session;

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            scope = ScopeType.INHERIT,
            description = "The server's configuration folder, with its server.xml (the current one).")
    private Path folder = Path.of("");

    public CertificateCommands(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        print(stores().all());
    }

    @Command(name = "make", description = "Make this server's key and certificate, and a .pem file for its peers.")
    void make(
            @Parameters(paramLabel = "<server>", description = "What peers see it as, such as east.") String name,
            @Option(
                            names = "--days",
                            paramLabel = "N",
                            defaultValue = "1825",
                            description = "How long it is good (${DEFAULT-VALUE}).")
                    int days,
            @Option(names = "--replace", description = "Even if there is one; the old is kept beside it.")
                    boolean replace) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9.-]*") || days < 1) {
            throw new WrongUsageException("A server's name is letters, digits, dots and hyphens, and N is 1 or more.");
        }
        CertificateFolder stores = stores();
        stores.make(name, days, replace);
        print(stores.all());
    }

    @Command(name = "trust", description = "Take connections from, and make them to, the server with that certificate.")
    void trust(@Parameters(paramLabel = "<file>", description = "Its .pem file.") Path file) {
        print(List.of(stores().trust(file)));
    }

    @Command(name = "forget", description = "Trust no certificate of that server any more.")
    void forget(@Parameters(paramLabel = "<server>", description = "As it is listed.") String name) {
        print(stores().forget(name));
    }

    private CertificateFolder stores() {
        return new CertificateFolder(folder.toAbsolutePath(), session.secret(PASSWORD, "Password of the two stores"));
    }

    private void print(List<TrustedCertificate> certificates) {
        ArrayNode json = new ObjectMapper().createArrayNode();
        for (TrustedCertificate each : certificates) {
            json.addObject()
                    .put("name", each.name())
                    .put("own", each.own())
                    .put("until", each.until().toString())
                    .put("fingerprint", each.fingerprint());
        }
        session.print(new Answer(json.toString(), json), CertificatesText::of);
    }
}
