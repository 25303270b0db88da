package org.reprise.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.reprise.console.request.RefusedRequestException;
import org.reprise.desk.SitePolicy.Released;
import org.reprise.desk.SubscriptionPreview;
import org.reprise.portion.Position;

class PolicyResourceTest {
    private static final Position THERE = new Position(1, 9);

    @Test
    void previewSaysWhatIsLostAndWhatMayBeMistyped() {
        Instant since = Instant.parse("2026-11-22T12:00:00Z");
        PreviewView view = PreviewView.of(new SubscriptionPreview("name=nosuch.*", since, 0, 412, 3, List.of("odd")));
        assertThat(view.effect())
                .startsWith("This site takes only events of name=nosuch.* from now on: of the 412 events here")
                .contains("taken 0 and left out 412 (3 more are not here)", "left out for good", "Beware: odd.");
        assertThat(PreviewView.of(new SubscriptionPreview("", since, 9, 0, 0, List.of()))
                        .effect())
                .startsWith("This site takes every event from now on");
    }

    private static final SecurityContext ANN = new SecurityContext() {
        @Override
        public Principal getUserPrincipal() {
            return () -> "ann";
        }

        @Override
        public boolean isUserInRole(String role) {
            return true;
        }

        @Override
        public boolean isSecure() {
            return true;
        }

        @Override
        public String getAuthenticationScheme() {
            return SecurityContext.BASIC_AUTH;
        }
    };

    /** No site is asked: it has none here. */
    @Test
    void whatIsMissingIsRefusedAndNeverTakenForEverything() {
        PolicyResource policy = new PolicyResource();
        JobsResource jobs = new JobsResource();
        assertMissing("subscription", () -> policy.subscription(new PolicyResource.Filter(null, null, "why"), ANN));
        assertMissing("until", () -> policy.replay(new PolicyResource.Replay("held", null, "why"), ANN));
        assertMissing("schedule", () -> policy.replay(new PolicyResource.Replay(null, "", "why"), ANN));
        assertMissing("priority", () -> policy.priority(new PolicyResource.Priority(null, "why"), ANN));
        assertMissing("upstreams", () -> policy.upstreams(new PolicyResource.Upstreams(null, "why"), ANN));
        assertMissing("superseded", () -> policy.superseded(new PolicyResource.Irrelevant(null, "why"), ANN));
        assertMissing("tables", () -> jobs.repair(new JobsResource.Comparison("east", null, "why"), ANN));
    }

    private static void assertMissing(String key, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOf(RefusedRequestException.class).hasMessage("\"" + key + "\" is missing.");
    }

    @Test
    void releaseSaysWhatIsReplayedAndWhatIsNot() {
        assertThat(PolicyResource.effect(new Released(new Position(1, 3), THERE, "")))
                .isEqualTo("What has come is replayed now, up to 1:9. The schedule stays.");
        assertThat(PolicyResource.effect(new Released(THERE, THERE, "")))
                .isEqualTo("Nothing waits: what has come, up to 1:9, is replayed already. The schedule stays.");
        assertThat(PolicyResource.effect(new Released(new Position(1, 3), THERE, "event 1:4 is parked")))
                .contains("up to 1:9, is let through, but this site stands at 1:3: event 1:4 is parked.")
                .doesNotContain("replayed now");
    }
}
