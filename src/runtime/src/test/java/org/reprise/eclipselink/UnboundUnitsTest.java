package org.reprise.eclipselink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.junit.jupiter.api.Test;
import org.reprise.testing.Make;
import org.reprise.zoo.ZooDatabase;

class UnboundUnitsTest {
    private static List<String> problems(Map<String, Object> properties) {
        try (ZooDatabase database = ZooDatabase.fresh(Make.H2, RepriseSessionCustomizer.class, properties)) {
            return UnboundUnits.of(DatabaseAddress.of(database.database().dataSource()));
        }
    }

    @Test
    void unitThatWritesValuesIntoItsStatementsIsNamed() {
        assertThat(problems(Map.of(PersistenceUnitProperties.JDBC_BIND_PARAMETERS, "false")))
                .singleElement()
                .asString()
                .startsWith("REPR0810: The persistence unit of test")
                .endsWith("Take that property away");
    }

    @Test
    void otherIsNot() {
        assertThat(problems(Map.of())).isEmpty();
    }
}
