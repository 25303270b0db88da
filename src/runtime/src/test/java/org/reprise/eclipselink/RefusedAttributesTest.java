package org.reprise.eclipselink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.reprise.testing.Make;
import org.reprise.zoo.ZooDatabase;

class RefusedAttributesTest {
    private static final ZooDatabase TYPED =
            ZooDatabase.fresh(Make.H2, RepriseSessionCustomizer.class, Map.of("test.unit", "typed"));

    @AfterAll
    static void close() {
        TYPED.close();
    }

    @Test
    void converterToWhatCannotBeCarriedIsToldWithItsAttributeAndTheRemedyAndNoOtherIs() {
        List<String> refused = RefusedAttributes.of(address(TYPED));
        assertThat(refused)
                .as("attributes")
                .map(problem -> problem.substring(0, problem.indexOf(", column")))
                .containsExactlyInAnyOrder(
                        "REPR0803: Refused.address",
                        "REPR0803: Refused.count",
                        "REPR0803: Refused.names",
                        "REPR0803: Refused.home.link",
                        "REPR0803: Refused.away.link",
                        "REPR0803: Refused.typed",
                        "REPR0803: Refused.keyed",
                        "REPR0803: Refused.places.link");
        assertThat(refused)
                .contains(
                        "REPR0803: Refused.address, column REFUSED.ADDRESS: its converter gives a java.net.InetAddress,"
                                + " which has no form that every make of database holds. Let it give a basic type, such as String");
    }

    @Test
    void unitOfAnotherDatabaseIsLeftAlone() {
        try (ZooDatabase other = ZooDatabase.fresh(Make.H2, RepriseSessionCustomizer.class)) {
            assertThat(RefusedAttributes.of(address(other))).isEmpty();
        }
    }

    private static DatabaseAddress address(ZooDatabase database) {
        return DatabaseAddress.of(database.database().dataSource());
    }
}
