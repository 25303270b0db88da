package org.reprise.liberty;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Command 1 of the README: starts east and west, hands in sample messages, says where to look, and runs until it is stopped. */
public final class RunSites {

    private static final PrintStream OUT = System.out;

    private RunSites() {}

    /**
     * Runs until the JVM is told to end. System properties: {@code reprise.data} (the folder that keeps the sites' data,
     * {@code sites} in the build's folder unless said), the ports {@code reprise.<site>.http-port} and
     * {@code reprise.<site>.messaging-port}, and {@code reprise.debug}: whether a debugger may attach, at
     * {@code reprise.<site>.debug-port} or a free port.
     */
    public static void main(String... arguments) throws InterruptedException {
        Address east = address("east", 9080, 7276);
        Address west = address("west", 9081, 7277);
        LibertyInstallation liberty = LibertyInstallation.built();
        Path data = Path.of(System.getProperty(
                        "reprise.data",
                        LibertyInstallation.target().resolve("sites").toString()))
                .toAbsolutePath();
        Sites sites = new Sites(liberty, data, SiteSet.eastAndWest(data, east, west));
        List<String> debuggers = List.of(debugger(sites.server("east")), debugger(sites.server("west")));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(sites, data), "stop-sites"));

        OUT.println("Starting east (H2) and west (HSQLDB). Their data is kept in " + data);
        try {
            sites.start();
            samples(sites, PrimaryAsked.among(List.of(east, west)), east, west);
        } catch (RuntimeException e) {
            // Here and not only in the hook: Maven unloads this program's classes before the JVM ends.
            sites.close();
            throw e;
        }
        explain(List.of(east, west), debuggers);
        new CountDownLatch(1).await();
    }

    private static void samples(Sites sites, Address primary, Address east, Address west) throws InterruptedException {
        Address copy = primary.equals(east) ? west : east;
        OUT.printf("Both are ready. Sample messages, handed in at %s, the primary:%n", primary.site());
        boolean arrived =
                new SampleMessages(new NetworkClient(primary.url()), new NetworkClient(copy.url()), OUT).send();
        OUT.println(
                arrived
                        ? "All of them are at " + copy.site() + "."
                        : "Not all of them are at " + copy.site() + ": see " + logs(sites));
    }

    private static void explain(List<Address> sites, List<String> debuggers) {
        OUT.println();
        for (Address site : sites) {
            OUT.printf("  %-5s messages  %s%n", site.site(), site.url().resolve("/network/"));
            OUT.printf("  %-5s console   %s%n", site.site(), site.url().resolve("/reprise/"));
        }
        debuggers.forEach(OUT::print);
        OUT.println("  console users: viewer, operator, admin; the password is the user's name");
        OUT.println("  Ctrl-C stops both sites. Start again, and they go on where they were.");
    }

    /** Lets a debugger attach to the server, if that is wanted; answers the line that says where. */
    private static String debugger(LibertyServer server) {
        boolean wanted = Boolean.getBoolean("reprise.debug");
        // A file that is always written: the one of an earlier run would stay.
        server.folder().override("debug", wanted ? DebugPort.PATIENT_TRANSACTIONS : "<server/>");
        if (!wanted) {
            return "";
        }
        String property = "reprise." + server.site().name() + ".debug-port";
        DebugPort port = System.getProperty(property) == null ? DebugPort.free() : new DebugPort(port(property, 0));
        server.withJvmOptions(port.jvmOption());
        return String.format("  %-5s debugger  %s%n", server.site().name(), port);
    }

    private static void stop(Sites sites, Path data) {
        OUT.println("Stopping both sites");
        sites.close();
        OUT.println("Stopped. Their data is in " + data);
    }

    private static List<Path> logs(Sites sites) {
        return List.of(
                sites.server("east").folder().logs(),
                sites.server("west").folder().logs());
    }

    private static Address address(String site, int httpPort, int messagingPort) {
        return new Address(
                site,
                port("reprise." + site + ".http-port", httpPort),
                port("reprise." + site + ".messaging-port", messagingPort));
    }

    private static int port(String property, int standard) {
        int port = Integer.getInteger(property, standard);
        if (!Address.isFree(port)) {
            throw new IllegalStateException(
                    "Port " + port + " is taken, perhaps by sites that still run. Stop what uses it,"
                            + " or choose another port by -D" + property + "=<port>");
        }
        return port;
    }
}
