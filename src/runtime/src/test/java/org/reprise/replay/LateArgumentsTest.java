package org.reprise.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.TestMethods;
import org.reprise.ThreadTransactions;
import org.reprise.argument.ArgumentJson;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.ReplicatedMethods;

/** Entities among the arguments are made when the call has reached its bean. */
class LateArgumentsTest {
    @Entity
    static class Customer {
        @Id
        String id = "";
    }

    static class Bean {
        void save(List<Customer> customers, int number, String text) {}

        void plain(int number, String text) {}
    }

    private static final ReplicatedMethod SAVE = TestMethods.of(Bean.class, "save");
    private static final ReplicatedMethod PLAIN = TestMethods.of(Bean.class, "plain");

    private final ThreadTransactions transactions = new ThreadTransactions();
    private final List<Object> early = new ArrayList<>();
    private final List<Object> late = new ArrayList<>();
    private final CallPlayer player =
            new CallPlayer(new ReplicatedMethods(List.of(SAVE, PLAIN)), new ArgumentJson(), this::call, transactions);

    private Object call(ReplicatedMethod method, Object[] arguments) throws Exception {
        early.addAll(Arrays.asList(arguments));
        assertThat(player.claims(method, arguments)).isTrue();
        return player.around(method, decoding -> late.addAll(Arrays.asList(decoding.call())), () -> null);
    }

    @Test
    void entitiesAreMadeAtTheBean() throws Exception {
        play("save", "[[{\"id\":\"ann\"}],7,\"x\"]");

        assertThat(early).containsExactly(null, 0, null);
        assertThat(late.subList(1, 3)).containsExactly(7, "x");
        assertThat(late.get(0))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Customer.class))
                .extracting(customer -> customer.id)
                .containsExactly("ann");
    }

    @Test
    void plainArgumentsAreMadeBeforeTheCall() throws Exception {
        play("plain", "[7,\"x\"]");

        assertThat(early).containsExactly(7, "x");
        assertThat(late).isEmpty();
    }

    @Test
    void entityThatIsNotAtThisSiteIsAFailureThatRowsCanHeal() {
        assertThatThrownBy(() -> play("save", "[[{\"@id\":\"ann\"}],7,\"x\"]"))
                .isExactlyInstanceOf(ReplayFailedException.class)
                .hasMessageContaining("Bean.save cannot be given its arguments")
                .hasMessageContaining("This site has no Customer ann");
    }

    private void play(String name, String arguments) throws Exception {
        Event event = new Event(Instant.EPOCH, List.of(new Call(name, 1, arguments, null, List.of())));
        transactions.inNew(() -> player.play(event, player.decode(event)));
    }
}
