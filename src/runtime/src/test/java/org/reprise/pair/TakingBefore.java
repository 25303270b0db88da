package org.reprise.pair;

import java.util.function.Supplier;
import org.reprise.proof.Change;
import org.reprise.proof.RowObserver;
import org.reprise.proof.StatementWay;

/** Has what rows held before read, too, as a server does that keeps evidence. */
record TakingBefore(RowObserver to) implements RowObserver {
    @Override
    public boolean takesBefore() {
        return true;
    }

    @Override
    public void settle() {
        to.settle();
    }

    @Override
    public boolean takesRest() {
        return to.takesRest();
    }

    @Override
    public void wrote(Supplier<? extends Change> change) {
        to.wrote(change);
    }

    @Override
    public void writing() {
        to.writing();
    }

    @Override
    public void writingApart(String unit) {
        to.writingApart(unit);
    }

    @Override
    public void met(String table, long rows) {
        to.met(table, rows);
    }

    @Override
    public boolean takesRows(Supplier<StatementWay> way) {
        return to.takesRows(way);
    }
}
