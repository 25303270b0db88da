package org.reprise.liberty;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Command 1 of the README: starts east and west, hands in sample messages, says where to look, and runs until it is stopped. */
public final class RunSites {

    private static final PrintStream OUT = System.out;

    private RunSites() {}

    public static void main(String... arguments) throws InterruptedException {
        Path data = Path.of(System.getProperty("reprise.data", "target/sites")).toAbsolutePath();
        Address east =
                new Address("east", port("reprise.east.http-port", 9080), port("reprise.east.messaging-port", 7276));
        Address west =
                new Address("west", port("reprise.west.http-port", 9081), port("reprise.west.messaging-port", 7277));
        Sites sites = new Sites(LibertyInstallation.built(), data, SiteSet.eastAndWest(data, east, west));
        OUT.println("Starting east and west; their data is in " + data);
        sites.start();
        for (Address site : List.of(east, west)) {
            OUT.println(site.site() + " is ready: " + site.url());
        }
        new CountDownLatch(1).await();
    }

    private static int port(String property, int standard) {
        int port = Integer.getInteger(property, standard);
        if (!Address.isFree(port)) {
            throw new IllegalStateException(
                    "Port " + port + " is taken. Choose another by -D" + property + "=<port>, or stop what uses it");
        }
        return port;
    }
}
