package org.reprise.console.request;

import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/**
 * What goes into the audit trail with whatever an operator does.
 *
 * @param who    the operator
 * @param reason why
 */
public record Act(String who, String reason) {

    /** Refuses a wish without a reason. */
    public static Act of(@Nullable Wish wish, SecurityContext user) {
        Reason reason = Reason.of(wish == null ? null : wish.reason());
        return new Act(user.getUserPrincipal().getName(), reason.text());
    }
}
