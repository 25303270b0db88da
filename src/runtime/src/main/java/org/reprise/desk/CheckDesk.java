package org.reprise.desk;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reprise.audit.AuditReport;
import org.reprise.fit.FitReport;
import org.reprise.role.Secondary;
import org.reprise.role.SiteAudit;
import org.reprise.role.SiteFit;
import org.reprise.role.SiteParts;
import org.reprise.transfer.EnquiryRefusedException;
import org.reprise.transfer.UnreachableException;

/** {@link SiteCheck} of an open site. */
public final class CheckDesk implements SiteCheck {
    private final SiteParts parts;

    /** Null at a primary. */
    private final @Nullable Following following;

    private volatile Runnable leading = () -> {};

    /** A secondary, and how it is held against others. */
    public record Following(Secondary secondary, SiteFit fit, SiteAudit audit) {}

    /** @param following null at a primary */
    public CheckDesk(SiteParts parts, @Nullable Following following) {
        this.parts = parts;
        this.following = following;
    }

    /** Asks other sites only where that lets it: answers come to the server that leads. */
    void checkedBy(Runnable other) {
        leading = other;
    }

    private Following following() {
        if (following == null) {
            throw new NotSecondaryException(parts.settings().name());
        }
        return following;
    }

    @Override
    public Optional<FitReport> last() {
        return following == null ? Optional.empty() : following.fit().last();
    }

    @Override
    public FitReport check(String other) {
        Following own = following();
        leading.run();
        String named = other.isEmpty()
                ? own.secondary().upstreams().policy().upstreams().get(0)
                : other;
        OtherSite.check(named, parts);
        try {
            return own.fit().check(named);
        } catch (UnreachableException | EnquiryRefusedException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public AuditReport rollingAudit() {
        return following().audit().report();
    }

    @Override
    public void accept(String who, String reason) {
        Following own = following();
        leading.run();
        own.fit().accept();
        parts.noted(who, "accept", "what this site cannot hold", reason);
    }
}
