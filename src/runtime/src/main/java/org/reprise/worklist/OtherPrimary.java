package org.reprise.worklist;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.api.RepriseException;
import org.reprise.transfer.Enquiries;
import org.reprise.transfer.UnreachableException;

/** The way to a primary that is another site: by signed enquiries. */
public final class OtherPrimary implements ToPrimary {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** One that takes no question for so long is not there. */
    private static final Duration REACH = Duration.ofSeconds(3);

    private final Enquiries enquiries;
    private final String primary;

    /** @param primary its name; empty where none is known */
    public OtherPrimary(Enquiries enquiries, String primary) {
        this.enquiries = enquiries;
        this.primary = primary;
    }

    @Override
    public List<Submitted> look(List<Submission> asked) {
        if (primary.isEmpty()) {
            throw new RepriseException("This site knows of no primary now: see 'reprise reign', and submit again then");
        }
        long begun = System.nanoTime();
        Runnable reached = () -> {
            if (!enquiries.awaits(primary) && System.nanoTime() - begun > REACH.toNanos()) {
                throw outOfReach(null);
            }
        };
        try {
            return SubmissionForm.answered(
                    enquiries.ask(primary, SubmissionForm.SUBJECT, SubmissionForm.question(asked), PATIENCE, reached));
        } catch (UnreachableException e) {
            throw outOfReach(e);
        }
    }

    private RepriseException outOfReach(@Nullable UnreachableException cause) {
        return new RepriseException(
                "Site '" + primary
                        + "', which is primary as far as is known here, cannot be reached: start it, see to the"
                        + " way to it, or make another site primary, and submit again then",
                cause);
    }
}
