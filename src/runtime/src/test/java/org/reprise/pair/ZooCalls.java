package org.reprise.pair;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.Consumer;
import org.reprise.TestMethods;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.ReplicatedMethod.Calling;

/** The business methods of both sites: each does its part of a call of the script, named by its number. */
final class ZooCalls {
    static final ReplicatedMethod DO = TestMethods.of(ZooCalls.class, "perform");
    static final ReplicatedMethod NESTED = TestMethods.of(ZooCalls.class, "nested");
    static final ReplicatedMethod APART = TestMethods.of(ZooCalls.class, "apart", Calling.OWN_TRANSACTION);
    static final List<ReplicatedMethod> ALL = List.of(DO, NESTED, APART);

    private final List<ZooCall> script;

    ZooCalls(List<ZooCall> script) {
        this.script = script;
    }

    /** What a container does for a bean. */
    interface Container {
        /** Through the interceptor, in the transaction that the method asks for. */
        void call(ReplicatedMethod method, Integer number);

        /** Of the transaction. */
        EntityManager entities();
    }

    // for the registry only; what they do is below

    void perform(int number) {}

    void nested(int number) {}

    void apart(int number) {}

    void does(ReplicatedMethod method, Integer number, Container container) {
        ZooCall call = script.get(number);
        if (method == APART) {
            run(call.apart(), container);
        } else if (method == NESTED) {
            run(call.nested(), container);
        } else {
            if (!call.apart().isEmpty()) {
                container.call(APART, number);
            }
            run(call.own(), container);
            if (!call.nested().isEmpty()) {
                container.call(NESTED, number);
            }
        }
    }

    private static void run(List<? extends Consumer<EntityManager>> operations, Container container) {
        operations.forEach(operation -> operation.accept(container.entities()));
    }
}
