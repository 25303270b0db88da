package org.reprise.catchup;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.reprise.catchup.NetRow.Becomes;
import org.reprise.proof.Difference;
import org.reprise.proof.RowChange;
import org.reprise.proof.Value;

/**
 * Whether rows are here what they were at the primary before it changed them, as far as its memory told. For one thread.
 */
final class BeforeImages implements NetRows.Look {
    private static final String ROW = "*";
    private static final String A_ROW = "a row";
    private static final String NONE = "nothing";

    private final RowReader reader;
    private final List<Difference> differences = new ArrayList<>();

    BeforeImages(RowReader reader) {
        this.reader = reader;
    }

    /** What was found so far. */
    List<Difference> differences() {
        return differences;
    }

    @Override
    public void at(BulkTable table, List<NetRow> rows) throws SQLException {
        reader.read(table.table(), rows, NetRow::before, (row, found) -> {
            boolean there = row.becomes() != Becomes.NOTHING;
            if (there != (found != null)) {
                add(table, row, ROW, there ? A_ROW : NONE, there ? NONE : A_ROW);
            } else if (found != null) {
                for (Map.Entry<String, Value> each : row.before().entrySet()) {
                    Value here = found.column(each.getKey(), each.getValue());
                    if (!isSame(here, each.getValue())) {
                        add(table, row, each.getKey(), each.getValue().toString(), here.toString());
                    }
                }
            }
        });
    }

    private void add(BulkTable table, NetRow row, String column, String there, String here) {
        differences.add(new Difference(table.table().place().name(), RowChange.text(row.key()), column, there, here));
    }

    private static boolean isSame(Value here, Value there) {
        return here.equals(there) || here.equals(there.withoutPadding()) || here.isSame(there);
    }
}
