package org.reprise.role;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.reprise.api.RepriseException;
import org.reprise.finding.AuditEntry;
import org.reprise.finding.AuditTrail;
import org.reprise.generator.AdvancedGenerator;
import org.reprise.generator.GeneratorAdvance;
import org.reprise.jdbc.Transactions;

/** Moves the generators of a secondary past all replayed ids, while nothing is replayed. */
public final class GeneratorDesk {
    /** Fair: a replayer that catches up takes it again at once. */
    private final ReentrantLock quiet = new ReentrantLock(true);

    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    GeneratorDesk(AuditTrail audit, Transactions transactions, Clock clock) {
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Takes a step of replay; waits while generators are moved. */
    Duration replaying(Supplier<Duration> step) {
        quiet.lock();
        try {
            return step.get();
        } finally {
            quiet.unlock();
        }
    }

    /** Waits for the step of replay that is under way, but not longer than that; false when it goes on. */
    boolean awaitQuiet(Duration patience) throws InterruptedException {
        boolean quiets = quiet.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (quiets) {
            quiet.unlock();
        }
        return quiets;
    }

    /** Waits for the step of replay that is under way. Generators are moved before the act is written down. */
    public List<AdvancedGenerator> advance(String who, String reason) {
        quiet.lock();
        try {
            List<AdvancedGenerator> all = GeneratorAdvance.advance();
            long moved = all.stream().filter(AdvancedGenerator::moved).count();
            write(who, moved + " of " + all.size() + " moved", reason);
            return all;
        } catch (RepriseException e) {
            write(who, "not all moved: " + e.getMessage(), reason);
            throw e;
        } finally {
            quiet.unlock();
        }
    }

    private void write(String who, String subject, String reason) {
        transactions.run(() -> audit.add(new AuditEntry(clock.instant(), who, "advance generators", subject, reason)));
    }
}
