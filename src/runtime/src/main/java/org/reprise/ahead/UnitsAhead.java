package org.reprise.ahead;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.persistence.internal.databaseaccess.Accessor;
import org.eclipse.persistence.internal.sessions.RepeatableWriteUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.reprise.event.ExpectedCall;
import org.reprise.statement.StatementShapes;

/** The units of work of replayed transactions that work ahead, one transaction after the other. Of one site; for the thread that replays. */
public final class UnitsAhead {
    private final Habits habits = new Habits();
    private final StatementShapes shapes = new StatementShapes();

    /** A transaction begins. */
    public Run begin() {
        return new Run();
    }

    /** Of one transaction. Nothing is ahead before it is told what to expect. */
    public final class Run {
        private final Map<RepeatableWriteUnitOfWork, AheadAccessor> accessors = new IdentityHashMap<>();
        private List<ExpectedCall> expected = List.of();
        private int begun;
        private @Nullable ExpectedCall current;
        private boolean several;
        private boolean wasAhead;

        private Run() {}

        /** From now on it works ahead, for these calls. */
        public void expect(List<ExpectedCall> calls) {
            expected = List.copyOf(calls);
        }

        /** The next of the expected calls, or one that was not, is about to be made. */
        public void begin(ExpectedCall call) {
            current = call;
            begun++;
        }

        /** Another unit was opened: what one has written the other may read, so none works ahead from the end of this call on. */
        public void opened() {
            several |= !accessors.isEmpty();
        }

        /** Whoever asks the database in another way finds what was written so far. */
        public void beforeCall(@Nullable Accessor accessor) {
            if (!(accessor instanceof AheadAccessor)) {
                accessors.values().forEach(AheadAccessor::execute);
            }
        }

        /** Writes what a unit has changed; it may wait where the unit is ahead. */
        public void flush(RepeatableWriteUnitOfWork unit) {
            if (several) {
                settle();
                end();
            }
            AheadAccessor accessor = accessors.get(unit);
            if (accessor == null) {
                unit.writeChanges();
            } else {
                accessor.flush(unit::writeChanges);
            }
        }

        /** A call has ended, and its units are written and empty: those that wrote for the first time work ahead from now on. */
        public void ended(List<RepeatableWriteUnitOfWork> units) {
            ExpectedCall call = current;
            if (call != null) {
                accessors.values().forEach(each -> each.learn(call, habits));
                current = null;
            }
            if (begun < expected.size() && units.size() == 1 && !several) {
                for (RepeatableWriteUnitOfWork unit : units) {
                    if (unit.isSynchronized() && !accessors.containsKey(unit)) {
                        AheadAccessor.of(unit, shapes).ifPresent(each -> begin(unit, each));
                    }
                }
            }
        }

        private void begin(RepeatableWriteUnitOfWork unit, AheadAccessor accessor) {
            accessors.put(unit, accessor);
            accessor.expect(expected.subList(begun, expected.size()), habits);
        }

        /** What waits is executed, and what was read ahead is forgotten. */
        public void settle() {
            accessors.values().forEach(AheadAccessor::settle);
        }

        /**
         * Each unit has its own way to the database again; what still waits is not executed.
         *
         * @return whether anything was read ahead or left waiting
         */
        public boolean end() {
            wasAhead |= accessors.values().stream().anyMatch(AheadAccessor::isAhead);
            accessors.values().forEach(AheadAccessor::end);
            accessors.clear();
            return wasAhead;
        }
    }
}
