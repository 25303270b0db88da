package org.reprise.console.contents;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.function.Predicate;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.reprise.console.request.Fault;
import org.reprise.console.request.RefusedRequestException;
import org.reprise.desk.Site;
import org.reprise.mask.Mask;
import org.reprise.mask.Sight;

/** What the user of a request sees of contents. Whoever reads what is masked is in the audit trail, before it is shown. */
@ApplicationScoped
public class Contents {
    private static final Logger LOG = Logger.getLogger(Contents.class.getName());
    private static final String FULL = "full";

    /** Of what an entry of the audit trail is about. */
    private static final int LONGEST = 200;

    private final PayloadRule rule;
    private final List<String> patterns;

    @Inject
    Site site;

    /** For the container's proxy only. */
    Contents() {
        this(new PayloadRule(Sight.NONE), List.of());
    }

    @Inject
    Contents(Config config) {
        this(
                rule(config.getOptionalValue("reprise.console.payload", String.class)
                        .orElse("masked")),
                config.getOptionalValues("reprise.console.mask", String.class).orElse(List.of()).stream()
                        .map(String::strip)
                        .toList());
    }

    private Contents(PayloadRule rule, List<String> patterns) {
        this.rule = rule;
        this.patterns = patterns;
    }

    private static PayloadRule rule(String word) {
        return PayloadRule.of(word).orElseGet(() -> {
            LOG.warning(() -> "REPR0540W: reprise.console.payload is '" + word
                    + "': the console shows no contents to anybody. Set it to none, masked, limited or full.");
            return new PayloadRule(Sight.NONE);
        });
    }

    /** Of somebody who has these roles and did not ask for all. */
    public Sight seen(SecurityContext user) {
        return rule.seen(user::isUserInRole);
    }

    /** The same by a test of roles. */
    public Sight seen(Predicate<String> roles) {
        return rule.seen(roles);
    }

    public boolean mayAskForAll(Predicate<String> roles) {
        return rule.mayAskForAll(roles);
    }

    public Mask mask(Sight sight) {
        return site.mask(sight, patterns);
    }

    public Mask mask(SecurityContext user) {
        return mask(seen(user));
    }

    /**
     * What is shown to somebody.
     *
     * @param payload {@code full} to see all, which is refused to whoever may not; empty else
     * @param what    is read, for the audit trail
     */
    public Mask mask(SecurityContext user, String payload, String what) {
        if (payload.isEmpty()) {
            return mask(user);
        }
        if (!payload.equals(FULL)) {
            throw new RefusedRequestException(
                    "There is no payload '" + payload + "'.", "Leave it out, or ask for full.");
        }
        if (!mayAskForAll(user::isUserInRole)) {
            throw new ForbiddenException(new Fault(
                            "Your roles do not allow to see what is masked.",
                            "Ask an administrator of this server for the role unmasked.")
                    .as(403));
        }
        site.noted(
                user.getUserPrincipal().getName(),
                "read in full",
                what.length() > LONGEST ? what.substring(0, LONGEST) : what,
                "");
        return mask(Sight.FULL);
    }
}
