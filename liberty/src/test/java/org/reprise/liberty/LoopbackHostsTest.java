package org.reprise.liberty;

import java.util.List;

class LoopbackHostsTest extends HostsContract {

    @Override
    Hosts hosts(List<String> names) {
        return new LoopbackHosts();
    }
}
