package org.reprise.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@link OpenStatuses} as a double: no database, and nothing is rolled back but by whoever throws before it acts. */
public final class InMemoryOpenStatuses implements OpenStatuses {
    private final List<OpenStatus> all = new ArrayList<>();

    @Override
    public List<OpenStatus> of(String kind, String key) {
        return all.stream()
                .filter(each -> each.kind().equals(kind) && each.key().equals(key))
                .toList();
    }

    @Override
    public void open(OpenStatus status) {
        all.add(status);
    }

    @Override
    public boolean close(OpenStatus status) {
        return all.removeIf(each -> isSame(each, status));
    }

    @Override
    public void postpone(OpenStatus status, Instant due) {
        close(status);
        all.add(new OpenStatus(status.kind(), status.key(), status.age(), status.status(), status.position(), due));
    }

    @Override
    public void cutBehind(long seq) {
        all.removeIf(each -> each.position().seq() > seq);
    }

    @Override
    public List<OpenStatus> due(Instant time, int limit) {
        return all.stream()
                .filter(each -> !each.due().isAfter(time))
                .sorted(Comparator.comparing(OpenStatus::due))
                .limit(limit)
                .toList();
    }

    private static boolean isSame(OpenStatus one, OpenStatus other) {
        return one.kind().equals(other.kind()) && one.key().equals(other.key()) && one.age() == other.age();
    }
}
