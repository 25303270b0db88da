package org.reprise.group;

import java.util.Optional;

/**
 * What the service group is, as configured.
 *
 * @param name   what people call it ({@code reprise.group.name})
 * @param dns    the DNS name that moves with the primary's role; empty where none does
 * @param checks what must be in order at a primary, and at whoever is to be
 * @param hooks  what runs before and after a change of role
 */
public record GroupSettings(String name, Optional<DnsSettings> dns, CheckSettings checks, HookSettings hooks) {
    public static final String NAME = "service";

    /** Nothing moves, nothing is checked, nothing runs. */
    public static final GroupSettings NONE =
            new GroupSettings(NAME, Optional.empty(), CheckSettings.NONE, HookSettings.NONE);

    public GroupSettings {
        if (name.isBlank()) {
            throw new IllegalArgumentException("reprise.group.name is blank: give the service group a name");
        }
    }
}
