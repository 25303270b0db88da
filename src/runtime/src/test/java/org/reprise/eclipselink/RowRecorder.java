package org.reprise.eclipselink;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.reprise.proof.Change;
import org.reprise.proof.OpaqueStatement;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowObserver;
import org.reprise.proof.WriteSet;
import org.reprise.zoo.ZooDatabase;
import org.reprise.zoo.ZooTransactions;

/** Collects the write set of one transaction at a time, as the site will: complete in an interposed synchronization. */
final class RowRecorder implements RowObserver, AutoCloseable {
    private final ZooDatabase zoo;
    private final LossyColumns lossy = new LossyColumns();
    private WriteSet writeSet = new WriteSet();
    private boolean before;
    private List<Change> changes = List.of();

    private final DatabaseAddress address;

    private RowRecorder(ZooDatabase zoo, DatabaseAddress address) {
        this.zoo = zoo;
        this.address = address;
    }

    /** Watches the database of this zoo. */
    static RowRecorder of(ZooDatabase zoo) {
        try (Connection connection = zoo.database().connect()) {
            return new RowRecorder(zoo, DatabaseAddress.of(connection)).again();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Watches again, after another did. */
    RowRecorder again() {
        WrittenRows.observe(this, address, lossy);
        return this;
    }

    @Override
    public void wrote(Supplier<? extends Change> change) {
        if (writeSet.isEmpty()) {
            ZooTransactions.registry().registerInterposedSynchronization(new BeforeCommit(this::complete));
        }
        writeSet.addLater(change);
    }

    /** Is told from now on what rows held before. */
    RowRecorder takingBefore() {
        before = true;
        return this;
    }

    @Override
    public boolean takesBefore() {
        return before;
    }

    private void complete() {
        changes = writeSet.changes();
    }

    /** What the operation wrote, in the order in which it wrote. */
    List<Change> changes(Consumer<EntityManager> operation) {
        writeSet = new WriteSet();
        changes = List.of();
        zoo.run(operation);
        return changes;
    }

    DatabaseAddress address() {
        return address;
    }

    LossyColumns lossy() {
        return lossy;
    }

    /** One line a change, sorted, without what was before. */
    List<String> lines(Consumer<EntityManager> operation) {
        return changes(operation).stream().map(RowRecorder::line).sorted().toList();
    }

    static String line(Change change) {
        if (change instanceof RowChange row) {
            return (row.operation() + " " + row.table() + " " + row.key() + " " + row.after()).strip();
        }
        OpaqueStatement statement = (OpaqueStatement) change;
        return statement.language() + " " + statement.text() + " "
                + statement.parameters().stream().map(Object::toString).collect(Collectors.toList()) + " "
                + statement.count();
    }

    @Override
    public void close() {
        WrittenRows.stop();
    }
}
