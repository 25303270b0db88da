package org.reprise.group;

import java.util.List;

/**
 * The service group at one site and moment.
 *
 * @param name     of the group
 * @param dnsName  that moves with the primary's role; empty where none does
 * @param dnsState where that name is, as far as this server has to do with it; empty where it has not
 * @param checks   what must be in order here
 * @param trouble  what a person should do something about; empty for nothing
 */
public record GroupView(String name, String dnsName, String dnsState, List<CheckView> checks, String trouble) {
    public GroupView {
        checks = List.copyOf(checks);
    }
}
