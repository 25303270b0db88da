package org.reprise.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Portion;

/** Folds the sealed events of an {@link OrderStorm} in their order and compares the result with the rows. */
final class OrderCheck {

    /** Part of what is reported when nothing but the order is wrong. */
    static final String ORDER_SAYS = "the sealed order gives";

    private final List<String> wrong = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final long[] x;
    private final long[] version;

    OrderCheck(int rows) {
        x = new long[rows];
        version = new long[rows];
        for (int row = 0; row < rows; row++) {
            x[row] = row;
        }
    }

    void fold(PortionStore portions) {
        ChainEnd end = ChainEnd.START;
        for (Optional<Portion> next = portions.at(1); next.isPresent(); ) {
            Portion portion = next.get();
            if (!portion.follows(end)) {
                wrong.add(portion + " does not follow " + end);
            }
            end = portion.end();
            portion.bodies().forEach(body -> fold(new String(body, StandardCharsets.UTF_8).split(" ")));
            next = portions.at(portion.lastSeq() + 1);
        }
    }

    private void fold(String[] event) {
        if (!names.add(event[0])) {
            wrong.add("doubled: " + event[0]);
        }
        for (int i = 1; i < event.length; i += 3) {
            int row = Integer.parseInt(event[i + 1]);
            long value = Long.parseLong(event[i + 2]);
            if (event[i].equals("write")) {
                x[row] = (x[row] * 31 + value) % OrderStorm.PRIME;
                version[row]++;
            } else if (version[row] < value) {
                wrong.add(event[0] + " read version " + value + " of row " + row + " before it was written");
            }
        }
    }

    void compareCount(int committed) {
        if (names.size() != committed) {
            wrong.add(names.size() + " events sealed of " + committed);
        }
    }

    void compareRow(int row, long realX, long realVersion) {
        if (realX != x[row] || realVersion != version[row]) {
            wrong.add("row " + row + " of " + realVersion + " versions is " + realX + ", " + ORDER_SAYS + " " + x[row]
                    + " in " + version[row]);
        }
    }

    List<String> wrong() {
        return wrong;
    }
}
