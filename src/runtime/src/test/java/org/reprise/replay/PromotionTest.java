package org.reprise.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.TestMethods;
import org.reprise.ThreadTransactions;
import org.reprise.api.Upcaster;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.ReplicatedMethods;
import org.reprise.event.UpcastStep;
import org.reprise.finding.AuditEntry;
import org.reprise.finding.Demotion;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;

/** What becomes of demoted methods when another version of the application is deployed. */
class PromotionTest {
    static class Old {
        void pay(String account) {}
    }

    static class New {
        void pay(String account) {}
    }

    static class Sub extends New {
        void own(String account) {}
    }

    private static final ReplicatedMethod OLD = TestMethods.of(Old.class, "pay");
    private static final ReplicatedMethod NEW = TestMethods.of(New.class, "pay");
    private static final Instant NOW = Instant.ofEpochMilli(1000);

    private final EventLog log = InMemoryEventLog.create();
    private final ReplayLog replayLog =
            new ReplayLog(log.portions(), log.evidence(), log.position(), log.findings(), new ThreadTransactions());
    private final ParkedDesk desk = new ParkedDesk(replayLog, new TestClock(NOW));

    @Test
    void sameVersionStaysDemoted() {
        demote(version("2.0", OLD), "pay");
        assertThat(desk.promoteByVersion(version("2.0", NEW))).isEmpty();
        assertThat(demoted()).containsExactly("pay");
        assertThat(log.audit().newest(1)).isEmpty();
    }

    @Test
    void anotherConfiguredVersionPromotesAndTheAuditNamesBoth() {
        demote(version("2.0", OLD), "pay");
        assertThat(desk.promoteByVersion(version("2.1", OLD))).containsExactly("pay");
        assertThat(demoted()).isEmpty();
        AuditEntry entry = log.audit().newest(1).get(0);
        assertThat(entry.who() + " " + entry.act() + " " + entry.subject()).isEqualTo("reprise promote pay");
        assertThat(entry.at()).isEqualTo(NOW);
        assertThat(entry.reason()).contains("Version 2.1 of the application", "version 2.0");
    }

    @Test
    void withoutAConfiguredVersionTheClassFileOfTheBeanDecides() {
        String old = version("", OLD).of("pay").orElseThrow();
        assertThat(old)
                .matches("[0-9a-f]{12}")
                .isEqualTo(version("", OLD).of("pay").orElseThrow());
        demote(version("", OLD), "pay");
        assertThat(desk.promoteByVersion(version("", OLD))).isEmpty();
        assertThat(desk.promoteByVersion(version("", NEW))).containsExactly("pay");
    }

    @Test
    void classAboveTheBeanThatHasTheMethodCountsToo() {
        ReplicatedMethod inherited = new ReplicatedMethod(
                "pay", 1, Sub.class, NEW.method(), NEW.parameters(), NEW.result(), NEW.calling(), NEW.replay());
        ReplicatedMethod declared = new ReplicatedMethod(
                "pay",
                1,
                Sub.class,
                TestMethods.of(Sub.class, "own").method(),
                NEW.parameters(),
                NEW.result(),
                NEW.calling(),
                NEW.replay());
        assertThat(version("", inherited).of("pay"))
                .as("of the same bean, whose own class file is all that counts for a method of its own")
                .isNotEqualTo(version("", declared).of("pay"));
    }

    @Test
    void methodThatIsGoneStaysDemoted() {
        demote(version("2.0", OLD), "pay v7");
        demote(version("2.0", OLD), "gone");
        assertThat(desk.promoteByVersion(version("2.1", OLD))).isEmpty();
        assertThat(demoted()).containsExactly("gone", "pay v7");
    }

    @Test
    void oldEventsBelongToTheMethodThatTheyAreBroughtUpTo() {
        ReplicatedMethods second = new ReplicatedMethods(List.of(TestMethods.inVersion(3, NEW)))
                .with(List.of(UpcastStep.of(New.class, new Second())));
        demote(version("2.0", TestMethods.inVersion(2, OLD)), "pay v2");
        assertThat(desk.promoteByVersion(new ApplicationVersion(second, ""))).containsExactly("pay v2");
    }

    private record Second() implements Upcaster {
        @Override
        public String name() {
            return "pay";
        }

        @Override
        public int from() {
            return 2;
        }

        @Override
        public String upcast(String arguments) {
            return arguments;
        }
    }

    private void demote(ApplicationVersion version, String name) {
        new VersionedDemotions(log.findings().demotions(), version).demote(new Demotion(name, "now()", NOW));
    }

    private Collection<String> demoted() {
        return log.findings().demotions().list().stream().map(Demotion::name).toList();
    }

    private static ApplicationVersion version(String configured, ReplicatedMethod method) {
        return new ApplicationVersion(new ReplicatedMethods(List.of(method)), configured);
    }
}
