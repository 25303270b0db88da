package org.reprise.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.Asynchronous;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reprise.api.DeploymentRefusedException;
import org.reprise.api.Replicated;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.ReplicatedMethod.Calling;
import org.reprise.event.ReplicatedMethods;
import org.reprise.label.LabelRules;
import org.reprise.label.Labels;

class BeanScanTest {
    interface Local {}

    abstract static class Generic<T> {
        @Replicated
        public void keep(T value, List<T> more) {}
    }

    record Item(String key, int count) {}

    static class Typed extends Generic<Item> {}

    @Replicated
    static class WholeClass {
        public void one() {}

        public void two(String text) {}

        void hidden() {}

        static void helper() {}

        @Override
        public String toString() {
            return "not overridden for replication";
        }
    }

    static class Settings {
        @Replicated(name = "billing.pay", version = 3)
        @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
        public Item pay(String key) {
            return new Item(key, 1);
        }

        @Replicated
        @Asynchronous
        public void later(String key) {}
    }

    static class Wrong {
        @Replicated
        @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
        public void without() {}

        @Replicated
        @Transactional(Transactional.TxType.NEVER)
        public void never() {}

        @Replicated
        public final void fixed() {}

        @Replicated(version = 0)
        public void zero() {}

        @Replicated(name = "two words")
        public void named() {}

        @Replicated
        public void anything(String key, Map<String, Object> details) {}
    }

    static class Note {
        private String text = "";
        private transient int stars;
    }

    static class Forgetful {
        @Replicated
        public void keep(String key, Map<String, List<Note>> notes) {}

        @Replicated
        @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
        public Note answer(String key) {
            return new Note();
        }
    }

    @TransactionManagement(TransactionManagementType.BEAN)
    static class OwnTransactions {
        @Replicated
        public void pay() {}
    }

    static class Twice {
        @Replicated
        public void pay(String key) {}

        @Replicated
        public void pay(int key) {}
    }

    static class Labelled {
        @Replicated(kind = "message", status = "sent", key = "${args[0]}", supersedes = "${args[0]}")
        public void send(String key) {}
    }

    static class Mislabelled {
        @Replicated(kind = "two words", status = "${args[0].state}", supersedes = "${result}")
        public void send(String key) {}
    }

    private final BeanScan scan = new BeanScan();

    @Test
    void labelsAreReadAndThoseThatCannotBeAreRefusedNamingMethodAndPath() {
        LabelRules rules = scan(Labelled.class).methods().get(0).labels();
        assertThat(rules.begin("send", new Object[] {"m-1"}).end(null, null))
                .isEqualTo(new Labels("message", "sent", "m-1", "m-1"));
        assertThat(scan(Mislabelled.class).problems())
                .containsExactly(
                        "Mislabelled.send: kind = 'two words' is no kind; use up to 100 letters, digits, '.', '_', '-'",
                        "REPR0620: Mislabelled.send, status = \"${args[0].state}\": 'args[0].state' does not resolve:"
                                + " String has no public getter or record component 'state'",
                        "REPR0620: Mislabelled.send, supersedes = \"${result}\": 'result' ends at a void: let it end at"
                                + " text, a number, a boolean, an enum, a UUID or a time");
    }

    @Test
    void classAnnotationMeansItsPublicMethods() {
        assertThat(names(scan(WholeClass.class))).contains("WholeClass.one", "WholeClass.two");
        assertThat(names(scan(WholeClass.class))).doesNotContain("WholeClass.hidden", "WholeClass.helper");
    }

    @Test
    void typeVariablesAreResolvedForTheBean() {
        ReplicatedMethod keep = scan(Typed.class).methods().get(0);
        assertThat(keep.parameters().get(0).getRawClass()).isEqualTo(Item.class);
        assertThat(keep.parameters().get(1).getContentType().getRawClass()).isEqualTo(Item.class);
    }

    @Test
    void readsNameVersionAndTransaction() {
        List<ReplicatedMethod> methods = scan(Settings.class).methods();
        ReplicatedMethod pay =
                methods.stream().filter(each -> each.version() == 3).findFirst().orElseThrow();
        assertThat(pay.name()).isEqualTo("billing.pay");
        assertThat(pay.calling()).isEqualTo(Calling.OWN_TRANSACTION);
        assertThat(methods).extracting(ReplicatedMethod::calling).contains(Calling.ASYNCHRONOUS);
    }

    @Test
    void onlyLocalInterfaceGivesTheName() {
        BeanScan.Found found = scan.scan(Settings.class, BeanKind.STATELESS, Set.of(Local.class, Object.class));
        assertThat(names(found)).contains("Local.later");
    }

    @Test
    void everyContradictionIsNamedWithItsMethodAndRemedy() {
        assertThat(scan(Wrong.class).methods()).isEmpty();
        assertThat(String.join("\n", scan(Wrong.class).problems()))
                .contains("Wrong.without is @TransactionAttribute(NOT_SUPPORTED), so it runs without a transaction")
                .contains("Wrong.never is @Transactional(NEVER)")
                .contains("Wrong.fixed is final, static or private")
                .contains("Wrong.zero: version = 0; versions start at 1")
                .contains("Wrong.named: 'two words' is no event name")
                .contains("Wrong.anything, parameter 2 'details': in Map: Object can be anything");
        assertThat(scan(OwnTransactions.class).problems().get(0)).contains("manages transactions itself");
        assertThat(scan.scan(Settings.class, BeanKind.STATEFUL, Set.of(Settings.class))
                        .problems()
                        .get(0))
                .contains("stateful");
        assertThat(scan.scan(Settings.class, BeanKind.STATELESS, Set.of(Object.class))
                        .problems()
                        .get(0))
                .contains("only a remote view");
    }

    @Test
    void whatAnEventWouldLoseIsNamedWithItsPlaceAndRemedy() {
        assertThat(scan(Forgetful.class).methods()).isEmpty();
        assertThat(scan(Forgetful.class).problems())
                .containsExactlyInAnyOrder(
                        "Forgetful.keep, parameter 2 'notes': notes[EUR][0].stars goes into an event as 1 and comes out as"
                                + " 0: make Note.stars not transient, or, if it is only a cache, annotate it with"
                                + " @JsonIgnore too",
                        "Forgetful.answer, result (kept because the method runs in a transaction of its own):"
                                + " result.stars goes into an event as 1 and comes out as 0: make Note.stars not"
                                + " transient, or, if it is only a cache, annotate it with @JsonIgnore too");
    }

    @Test
    void twoMethodsOfOneEventNameAreRefused() {
        assertThatThrownBy(() -> new ReplicatedMethods(scan(Twice.class).methods()))
                .isInstanceOf(DeploymentRefusedException.class)
                .hasMessageContaining("Event name 'Twice.pay' version 1 belongs to two methods")
                .hasMessageContaining("Twice.pay(int)")
                .hasMessageContaining("Twice.pay(String)")
                .hasMessageContaining("give one of them its own @Replicated(name = …)");
    }

    private BeanScan.Found scan(Class<?> bean) {
        return scan.scan(bean, BeanKind.STATELESS, Set.of(bean, Object.class));
    }

    private static List<String> names(BeanScan.Found found) {
        return found.methods().stream().map(ReplicatedMethod::name).toList();
    }
}
