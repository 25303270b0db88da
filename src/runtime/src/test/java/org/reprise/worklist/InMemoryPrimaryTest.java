package org.reprise.worklist;

import java.util.List;

/** Holds the double to the contract of the real primary. */
final class InMemoryPrimaryTest extends ToPrimaryContract {
    private final InMemoryPrimary primary = new InMemoryPrimary();

    @Override
    ToPrimary primary() {
        return primary;
    }

    @Override
    void work() {
        primary.work();
    }

    @Override
    List<String> effects() {
        return primary.effects.values().stream()
                .map(arguments -> arguments.substring(2, arguments.length() - 2))
                .toList();
    }
}
