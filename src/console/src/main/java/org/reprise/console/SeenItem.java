package org.reprise.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.mask.Mask;
import org.reprise.worklist.Item;
import org.reprise.worklist.Since;
import org.reprise.worklist.Submission;
import org.reprise.worklist.WholeItem;

/** A quarantined event in full, as somebody sees it. */
final class SeenItem {
    private SeenItem() {}

    static WholeItem of(WholeItem whole, Mask mask) {
        List<Submission.Made> calls = whole.calls().stream()
                .map(call -> new Submission.Made(
                        call.name(),
                        call.version(),
                        mask.arguments(call.name(), call.version(), call.arguments()),
                        call.exception()))
                .toList();
        Item item = whole.item();
        return new WholeItem(new Item(item.event(), since(item.since(), mask), item.now()), calls, whole.unfit());
    }

    private static @Nullable Since since(@Nullable Since since, Mask mask) {
        return since == null
                ? null
                : new Since(
                        since.verdict(),
                        since.words(),
                        since.rows().stream()
                                .map(row -> new Since.Row(
                                        row.table(),
                                        mask.text(row.key()),
                                        row.did(),
                                        mask.text(row.columns()),
                                        mask.text(row.changed()),
                                        row.by()))
                                .toList());
    }
}
