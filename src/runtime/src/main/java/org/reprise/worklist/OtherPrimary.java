package org.reprise.worklist;

import java.time.Duration;
import java.util.List;
import org.reprise.api.RepriseException;
import org.reprise.transfer.Enquiries;

/** The way to a primary that is another site: by signed enquiries. */
public final class OtherPrimary implements ToPrimary {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

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
        return SubmissionForm.answered(
                enquiries.ask(primary, SubmissionForm.SUBJECT, SubmissionForm.question(asked), PATIENCE));
    }
}
