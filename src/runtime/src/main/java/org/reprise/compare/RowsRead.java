package org.reprise.compare;

import java.util.function.BiConsumer;
import org.reprise.job.Progress;

/** Tells a job how many rows were read, table by table. For one thread. */
final class RowsRead implements BiConsumer<String, Long> {
    private final Progress progress;
    private String table = "";
    private long told;

    RowsRead(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void accept(String name, Long rows) {
        if (!name.equals(table) || rows < told) {
            progress.stage("reading " + name, 0, "rows");
            table = name;
            told = 0;
        }
        progress.add(rows - told);
        told = rows;
    }
}
