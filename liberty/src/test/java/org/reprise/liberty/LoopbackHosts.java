package org.reprise.liberty;

import java.util.Map;
import java.util.TreeMap;
import org.reprise.testing.Place;

/** All are this machine's loopback, and the ways are proxies. A cut holds up the connections that one makes, and none that it answers. */
final class LoopbackHosts implements Hosts {

    /** By the names of who connects, and of whom he connects to. */
    private final Map<String, Map<String, Link>> links = new TreeMap<>();

    @Override
    public Place place(String name) {
        return Place.LOOPBACK;
    }

    @Override
    public String way(String from, String to, int port) {
        Link link = links.computeIfAbsent(from, name -> new TreeMap<>()).computeIfAbsent(to, name -> new Link(port));
        return Place.LOOPBACK.address() + ":" + link.port();
    }

    @Override
    public void cut(String from, String to) {
        links.get(from).get(to).cut();
    }

    @Override
    public void heal(String from, String to) {
        links.get(from).get(to).heal();
    }

    @Override
    public void close() {
        links.values().forEach(each -> each.values().forEach(Link::close));
    }
}
