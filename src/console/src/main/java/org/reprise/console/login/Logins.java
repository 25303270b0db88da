package org.reprise.console.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.reprise.console.request.Fault;
import org.reprise.desk.Site;

/** Tries to log in, by the page or by the credentials of a request. Who begins to wait is in the audit trail, once. */
@ApplicationScoped
public class Logins {
    static final int LONGEST_NAME = 128;
    static final int LONGEST_PASSWORD = 1024;
    private static final String BASIC = "basic ";
    private static final Logger LOG = Logger.getLogger(Logins.class.getName());

    private static final Fault WAIT = new Fault(
            "Too many logins were wrong, by this name or from this address.",
            "Wait a minute, then try again with the right ones.");

    private final LoginThrottle throttle = new LoginThrottle(Clock.systemUTC());

    private final EndedLogins ended = new EndedLogins();

    @Inject
    Site site;

    /** Name of the login cookie, as the server's configuration has it. */
    @Inject
    @ConfigProperty(name = "reprise.console.cookie", defaultValue = "LtpaToken2")
    String cookie;

    /** What is wrong with the form of a name and a password; empty when they can be tried. */
    public static Optional<Fault> misformed(String user, String password) {
        if (user.length() > LONGEST_NAME || password.length() > LONGEST_PASSWORD) {
            return Optional.of(new Fault(
                    "The name or the password is too long.",
                    "A name has " + LONGEST_NAME + " characters at most, a password " + LONGEST_PASSWORD + "."));
        }
        if (user.chars().anyMatch(Character::isISOControl)) {
            return Optional.of(new Fault("The name has a character that no name has.", "Type the name itself."));
        }
        return Optional.empty();
    }

    /** Notes that the login of this request is logged out. */
    public void ended(Map<String, Cookie> cookies) {
        Cookie sent = cookies.get(cookie);
        if (sent != null) {
            ended.add(sent.getValue());
        }
    }

    /** Whether the login of this request was logged out. */
    public boolean hasEnded(Map<String, Cookie> cookies) {
        Cookie sent = cookies.get(cookie);
        return sent != null && ended.has(sent.getValue());
    }

    /** Why this user may not try now; empty when he may. */
    public Optional<Fault> refusal(String user, String address) {
        return throttle.waits(user, address) ? Optional.of(WAIT) : Optional.empty();
    }

    /** Notes a try that was wrong. */
    public void wrong(String user, String address) {
        if (throttle.wrong(user, address)) {
            LOG.warning(() -> "REPR0541W: Too many logins were wrong, the last one of user '" + user + "' from "
                    + address + ": who goes on waits a minute. Find out who it is; the audit trail has it, too.");
            try {
                site.noted(user, "logins refused", "from " + address, "too many were wrong");
            } catch (RuntimeException closed) {
                LOG.log(Level.WARNING, "REPR0542W: The audit trail could not be written; its cause follows.", closed);
            }
        }
    }

    /** The user that Basic credentials name, cut and without signs that no name has; empty when the header has none. */
    public static Optional<String> named(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            byte[] pair = Base64.getDecoder()
                    .decode(authorization.substring(BASIC.length()).strip());
            String user = new String(pair, StandardCharsets.UTF_8).split(":", 2)[0];
            return Optional.of(clean(user));
        } catch (IllegalArgumentException e) {
            LOG.log(Level.FINE, "These are no credentials", e);
            return Optional.of("");
        }
    }

    private static String clean(String user) {
        String plain = user.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME);
    }
}
