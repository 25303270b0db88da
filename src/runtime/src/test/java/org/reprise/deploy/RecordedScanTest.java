package org.reprise.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.Asynchronous;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.reprise.api.DeploymentRefusedException;
import org.reprise.api.Recorded;
import org.reprise.api.Replicated;
import org.reprise.argument.ArgumentJson;
import org.reprise.event.RecordedMethod;
import org.reprise.event.RecordedMethods;

class RecordedScanTest {
    interface Prices {}

    @Entity
    static class Item {
        @Id
        String id = "";
    }

    @Recorded
    static class WholeClass {
        public int one() {
            return 1;
        }

        public void two() {}

        void hidden() {}
    }

    static class Named {
        @Recorded(name = "mail.send")
        public void send(String to) {}

        @Recorded
        public int price(String item) {
            return 0;
        }

        @Recorded
        public int price(String item, long count) {
            return 0;
        }

        public InputStream notRecorded() {
            return InputStream.nullInputStream();
        }
    }

    @Replicated
    static class Both {
        @Recorded
        public void pay() {}
    }

    static class Wrong {
        @Recorded
        public InputStream stream() {
            return InputStream.nullInputStream();
        }

        @Recorded
        public List<Item> entities() {
            return List.of();
        }

        @Recorded
        @Asynchronous
        public void later() {}

        @Recorded
        @jakarta.enterprise.concurrent.Asynchronous
        public CompletableFuture<String> concurrent() {
            return new CompletableFuture<>();
        }

        @Recorded
        public final void fixed() {}
    }

    private final ResultRules results = new ResultRules(new ArgumentJson());
    private final RecordedScan scan = new RecordedScan(results);

    @Test
    void classAnnotationMeansItsPublicMethods() {
        assertThat(names(scan(WholeClass.class))).containsExactlyInAnyOrder("WholeClass.one", "WholeClass.two");
        assertThat(scan.isRecorded(WholeClass.class)).isTrue();
        assertThat(scan.isRecorded(Item.class)).isFalse();
    }

    @Test
    void overloadedMethodsAreNamedWithTheirParameters() {
        assertThat(names(scan(Named.class)))
                .containsExactlyInAnyOrder("mail.send", "Named.price(String)", "Named.price(String,long)");
        assertThat(names(scan.scan(Named.class, Set.of(Prices.class, Object.class))))
                .contains("Prices.price(String)");
    }

    @Test
    void methodThatIsReplicatedTooIsRefused() {
        assertThat(scan(Both.class).methods()).isEmpty();
        assertThat(scan(Both.class).problems())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("Both.pay is both @Replicated and @Recorded");
    }

    @Test
    void whatCannotBeGivenBackIsRefusedByName() {
        RecordedScan.Found found = scan(Wrong.class);
        assertThat(found.methods()).isEmpty();
        assertProblem(found, "Wrong.stream, result (kept because the method is @Recorded): InputStream");
        assertProblem(found, "Wrong.entities, result (kept because the method is @Recorded): Item is an entity");
        assertProblem(found, "Wrong.later is @Asynchronous");
        assertProblem(found, "Wrong.concurrent is @Asynchronous");
        assertProblem(found, "Wrong.fixed is final");
    }

    @Test
    void twoMethodsOfOneNameAreRefused() {
        List<RecordedMethod> twice = new ArrayList<>(scan(WholeClass.class).methods());
        twice.addAll(scan(WholeClass.class).methods());
        assertThatThrownBy(() -> new RecordedMethods(twice, List.of()))
                .isInstanceOf(DeploymentRefusedException.class)
                .hasMessageContaining("have one name, 'WholeClass.one'");
    }

    private RecordedScan.Found scan(Class<?> bean) {
        return scan.scan(bean, Set.of(bean, Object.class));
    }

    private static List<String> names(RecordedScan.Found found) {
        assertThat(found.problems()).isEmpty();
        return found.methods().stream().map(RecordedMethod::name).toList();
    }

    private static void assertProblem(RecordedScan.Found found, String text) {
        assertThat(found.problems()).anySatisfy(problem -> assertThat(problem).contains(text));
    }
}
