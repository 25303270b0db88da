package org.reprise.site;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.reprise.eclipselink.AdvancedGenerator;
import org.reprise.eclipselink.GeneratorAdvance;
import org.reprise.log.AuditEntry;
import org.reprise.log.AuditTrail;
import org.reprise.log.Transactions;

/** Moves the generators of a secondary past all replayed ids, while nothing is replayed. */
final class GeneratorDesk {
    private final ReentrantLock quiet = new ReentrantLock();
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

    /** Waits for the step of replay that is under way. Generators are moved before the act is written down. */
    List<AdvancedGenerator> advance(String who, String reason) {
        quiet.lock();
        try {
            List<AdvancedGenerator> all = GeneratorAdvance.advance();
            long moved = all.stream().filter(AdvancedGenerator::moved).count();
            String subject = moved + " of " + all.size() + " generators moved";
            transactions.run(
                    () -> audit.add(new AuditEntry(clock.instant(), who, "advance generators", subject, reason)));
            return all;
        } finally {
            quiet.unlock();
        }
    }
}
