package org.reprise.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.reprise.TestMethods;
import org.reprise.api.DeploymentRefusedException;
import org.reprise.api.Upcaster;

class UpcastersTest {
    static class Bean {
        void pay(String account, long cents, String currency) {}
    }

    private static final ReplicatedMethod PAY = TestMethods.of(Bean.class, "pay");
    private static final ReplicatedMethods DEPLOYED = new ReplicatedMethods(List.of(TestMethods.inVersion(3, PAY)));
    private static final UpcastStep TO_CENTS =
            step(1, arguments -> arguments.replaceFirst("]$", "00]")); // from whole amounts
    private static final UpcastStep WITH_CURRENCY = step(2, arguments -> arguments.replaceFirst("]$", ",\"EUR\"]"));

    private static UpcastStep step(int from, UnaryOperator<String> act) {
        return step("pay", from, act);
    }

    private static UpcastStep step(String name, int from, UnaryOperator<String> act) {
        return UpcastStep.of(Bean.class, new Upcaster() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public int from() {
                return from;
            }

            @Override
            public String upcast(String arguments) {
                return act.apply(arguments);
            }
        });
    }

    private static Call call(int version, String arguments) {
        return new Call("pay", version, arguments, null, List.of());
    }

    @Test
    void oldCallIsBroughtUpStepByStep() {
        ReplicatedMethods methods = DEPLOYED.with(List.of(WITH_CURRENCY, TO_CENTS));
        assertThat(methods.current(call(1, "[\"a\",12]"))).isEqualTo(call(3, "[\"a\",1200,\"EUR\"]"));
        assertThat(methods.current(call(2, "[\"a\",1250]"))).isEqualTo(call(3, "[\"a\",1250,\"EUR\"]"));
        assertThat(methods.named("pay", 1)).isSameAs(methods.named("pay", 3));
    }

    @Test
    void callOfADeployedVersionIsLeftAlone() {
        ReplicatedMethods both = new ReplicatedMethods(List.of(PAY, TestMethods.inVersion(2, PAY)));
        Call old = call(1, "[\"a\",1]");
        assertThat(both.with(List.of(step(1, arguments -> "[]"))).current(old)).isSameAs(old);
    }

    @Test
    void allElseOfTheCallIsKept() {
        Surroundings surroundings = new Surroundings(Instant.EPOCH, new UUID(1, 2));
        List<Answer> answers = List.of(new Answer("rate", 1, "7", null, null));
        Call old = new Call("pay", 2, "[]", "java.io.IOException", answers, surroundings);
        assertThat(DEPLOYED.with(List.of(step(2, arguments -> " [1] "))).current(old))
                .isEqualTo(new Call("pay", 3, " [1] ", "java.io.IOException", answers, surroundings));
    }

    @Test
    void withoutAWayUpItIsUnreadable() {
        ReplicatedMethods methods = DEPLOYED.with(List.of(TO_CENTS));
        assertThatThrownBy(() -> methods.current(call(1, "[]")))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("REPR0821")
                .hasMessageContaining("event 'pay' version 2, and no upcaster from it on to version 3");
        assertThatThrownBy(() -> methods.named("pay", 1)).isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void newerVersionIsUnreadableAndSaysSo() {
        assertThatThrownBy(() -> DEPLOYED.current(call(4, "[]")))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("REPR0822")
                .hasMessageContaining("version 4, and this application has version 3 at most");
    }

    @Test
    void upcasterThatThrowsIsNamed() {
        ReplicatedMethods methods = DEPLOYED.with(List.of(step(2, arguments -> {
            throw new IllegalStateException("no currency");
        })));
        assertThatThrownBy(() -> methods.current(call(2, "[]")))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("REPR0820")
                .hasMessageContaining(Bean.class.getName())
                .hasMessageContaining("no currency")
                .hasMessageContaining("then retry");
    }

    @Test
    void whatIsNoArrayIsUnreadable() {
        for (String made : new String[] {null, "", "{}", "7", "[1", "[1]]", "[1] 2", "[1,]", "[nonsense]"}) {
            ReplicatedMethods methods = DEPLOYED.with(List.of(step(2, arguments -> made)));
            assertThatThrownBy(() -> methods.current(call(2, "[]")))
                    .as(String.valueOf(made))
                    .isInstanceOf(UnreadableEventException.class)
                    .hasMessageContaining("REPR0820")
                    .hasMessageContaining("no JSON array");
        }
    }

    @Test
    void contradictionsAreRefusedTogether() {
        List<UpcastStep> steps = List.of(
                TO_CENTS,
                step(1, arguments -> arguments),
                step("burn", 1, arguments -> arguments),
                step(0, arguments -> arguments),
                step(3, arguments -> arguments));
        assertThatThrownBy(() -> DEPLOYED.with(steps))
                .isInstanceOfSatisfying(DeploymentRefusedException.class, e -> assertThat(e.problems())
                        .satisfiesExactly(
                                twice -> assertThat(twice).contains("from version 1 does the same as"),
                                unknown -> assertThat(unknown).contains("'burn'", "no replicated method"),
                                zero -> assertThat(zero).contains("versions start at 1"),
                                past -> assertThat(past).contains("leads past version 3")));
    }
}
