package org.reprise.audit;

import java.util.function.BooleanSupplier;

/** What is done with what an audit finds. */
public interface Outcome {

    /** A difference is certain. Called once for each, until it is gone. */
    void found(AuditFinding finding);

    /** A difference that was found is none any more. */
    void gone(AuditFinding finding);

    /**
     * Writes the upstream's row.
     *
     * @param unchanged asks the upstream whether its row is still that of the finding; to be asked while nothing is replayed here
     * @return whether it is written; where not, the audit looks at it again
     */
    boolean mend(AuditFinding finding, BooleanSupplier unchanged);
}
