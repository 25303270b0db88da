package org.reprise.liberty;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.reprise.testing.Place;

/**
 * Each is a network namespace of its own; the only ways from one to another lead over a switch in one more. A line of its own joins each with
 * the test, and leads no further. A host has one address for all.
 *
 * <p>Addresses are of the block that is set aside for tests of networks (RFC 2544), and who has which is written down, not asked for. A way
 * is cut by writing down one whom nobody is: packets go out, and vanish, and no error comes back, as it would from a route into nothing.
 */
final class NamespaceHosts implements Hosts {
    private static final String NOBODY = "02:00:00:00:00:00";

    private final int number;
    private final List<String> names;
    private final Thread atEnd = new Thread(this::takeDown, "take-down-hosts");

    NamespaceHosts(List<String> names) {
        this.number = NetworkNumber.take();
        this.names = List.copyOf(names);
        // what a test that was killed has left
        namespaces().forEach(NamespaceHosts::endAll);
        takeDown();
        Runtime.getRuntime().addShutdownHook(atEnd);
        IpCommand.run("netns add " + network(), "link add switch netns " + network() + " type bridge");
        IpCommand.runIn(network(), "link set switch up");
        names.forEach(this::join);
        names.forEach(from -> names.stream().filter(to -> !to.equals(from)).forEach(to -> heal(from, to)));
    }

    /** Why there can be none here. */
    static Optional<String> hindrance() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("only root may make network namespaces");
        }
        try {
            NamespaceHosts trial = new NamespaceHosts(List.of("one"));
            IpCommand.says("netns", "exec", trial.namespace("one"), "true");
            trial.close();
            return Optional.empty();
        } catch (UncheckedIOException | IllegalStateException e) {
            return Optional.of(e.getMessage());
        }
    }

    private void join(String name) {
        String host = namespace(name);
        String line = line(name);
        IpCommand.run(
                "netns add " + host,
                "link add port" + index(name) + " netns " + network() + " type veth peer name eth0 address "
                        + machine(name) + " netns " + host,
                "link add " + line + " type veth peer name line netns " + host,
                "addr add " + test(name) + "/32 dev " + line,
                "link set " + line + " up");
        IpCommand.runIn(
                network(), "link set port" + index(name) + " master switch", "link set port" + index(name) + " up");
        IpCommand.runIn(
                host,
                "link set lo up",
                "addr add " + address(name) + "/24 dev eth0",
                "link set eth0 up",
                "link set line up",
                "route add " + test(name) + "/32 dev line");
        IpCommand.run("route add " + address(name) + "/32 dev " + line + " src " + test(name));
    }

    @Override
    public Place place(String name) {
        return new Place(address(name), List.of("ip", "netns", "exec", namespace(name)));
    }

    @Override
    public String way(String from, String to, int port) {
        return address(to) + ":" + port;
    }

    @Override
    public void cut(String from, String to) {
        resolve(from, to, NOBODY);
    }

    @Override
    public void heal(String from, String to) {
        resolve(from, to, machine(to));
    }

    private void resolve(String from, String to, String machine) {
        IpCommand.runIn(
                namespace(from), "neigh replace " + address(to) + " lladdr " + machine + " nud permanent dev eth0");
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atEnd);
        takeDown();
    }

    /** Whatever has this network's name, whoever made it. A process that still runs in a namespace keeps it, but reaches nobody from there. */
    private void takeDown() {
        IpCommand.says("-o", "link", "show", "type", "veth").stream()
                .map(link -> link.split("[:@ ]+", 3)[1])
                .filter(link -> link.startsWith(line("")))
                .forEach(link -> IpCommand.run("link del " + link));
        namespaces().forEach(namespace -> IpCommand.run("netns del " + namespace));
    }

    private List<String> namespaces() {
        return IpCommand.says("netns", "list").stream()
                .map(line -> line.split(" ", 2)[0])
                .filter(name -> name.equals(network()) || name.startsWith(namespace("")))
                .toList();
    }

    private static void endAll(String namespace) {
        IpCommand.says("netns", "pids", namespace)
                .forEach(pid -> ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly));
    }

    private int index(String name) {
        return names.indexOf(name) + 1;
    }

    private String address(String name) {
        return "198.18." + number + "." + index(name);
    }

    /** The test's address on its line to a host. */
    private String test(String name) {
        return "198.18." + number + "." + (100 + index(name));
    }

    private String machine(String name) {
        return String.format("02:00:00:00:%02x:%02x", number, index(name));
    }

    String line(String name) {
        return "rp" + number + "-" + name;
    }

    private String network() {
        return "reprise-" + number;
    }

    String namespace(String name) {
        return network() + "-" + name;
    }

    @Override
    public String toString() {
        return names.stream().map(this::namespace).toList().toString();
    }
}
