package org.reprise.pair;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.reprise.TestMethods;
import org.reprise.event.ReplicatedMethod;
import org.reprise.zoo.ZooOperation;

/** The business method of both sites: does one transaction of a script, by its number. */
final class ZooCalls {
    static final ReplicatedMethod DO = TestMethods.of(ZooCalls.class, "perform");

    private final List<List<ZooOperation>> script;

    ZooCalls(List<List<ZooOperation>> script) {
        this.script = script;
    }

    /** For the registry only; {@link #does} is what is done. */
    void perform(int number) {}

    void does(int number, EntityManager entities) {
        script.get(number).forEach(operation -> operation.accept(entities));
    }
}
