package org.reprise.pair;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.reprise.zoo.ZooOperation;
import org.reprise.zoo.ZooScripts;

/**
 * What one business call does.
 *
 * @param apart  first, in a transaction of its own (REQUIRES_NEW); may be nothing
 * @param own    then, itself
 * @param nested then, by a replicated call in the same transaction; may be nothing
 */
record ZooCall(
        List<? extends Consumer<EntityManager>> apart,
        List<? extends Consumer<EntityManager>> own,
        List<? extends Consumer<EntityManager>> nested) {

    static Arbitrary<ZooCall> any() {
        Arbitrary<List<ZooOperation>> operations = ZooScripts.transactions();
        Arbitrary<List<ZooOperation>> sometimes =
                Arbitraries.frequencyOf(Tuple.of(9, Arbitraries.just(List.of())), Tuple.of(1, operations));
        return Combinators.combine(sometimes, operations, sometimes).as(ZooCall::new);
    }
}
