package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class NamespaceHostsTest extends HostsContract {

    @Override
    Hosts hosts(List<String> names) {
        NamespaceHosts.hindrance().ifPresent(Assumptions::abort);
        return new NamespaceHosts(names);
    }

    @Test
    void nothingIsLeftWhenTheyAreClosedNorWhatElseHasTheirName() {
        NamespaceHosts hosts = new NamespaceHosts(List.of("a", "b"));
        String stray = hosts.namespace("stray");
        IpCommand.run("netns add " + stray, "link add " + hosts.line("s") + " type veth peer name line netns " + stray);
        assertThat(IpCommand.says("netns", "list")).anyMatch(each -> each.startsWith(stray));

        hosts.close();
        assertThat(IpCommand.says("netns", "list")).noneMatch(each -> each.startsWith(hosts.namespace("")));
        assertThat(IpCommand.says("link", "show")).noneMatch(each -> each.contains(hosts.line("")));
    }
}
