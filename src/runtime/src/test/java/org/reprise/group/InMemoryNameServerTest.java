package org.reprise.group;

class InMemoryNameServerTest extends NameServerContract {
    private final InMemoryNameServer server = new InMemoryNameServer();

    @Override
    NameServer server() {
        return server;
    }
}
