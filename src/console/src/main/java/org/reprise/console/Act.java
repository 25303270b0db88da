package org.reprise.console;

import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;
import org.reprise.console.ParkedResource.Wish;

/**
 * What goes into the audit trail with whatever an operator does.
 *
 * @param who    the operator
 * @param reason why
 */
record Act(String who, String reason) {

    /** Refuses a wish without a reason. */
    static Act of(@Nullable Wish wish, SecurityContext user) {
        Reason reason = Reason.of(wish == null ? null : wish.reason());
        return new Act(user.getUserPrincipal().getName(), reason.text());
    }
}
