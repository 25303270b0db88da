package org.reprise.eclipselink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.testing.Make;
import org.reprise.zoo.ZooDatabase;

class AlikeNamesTest {
    private static final String REMEDY = " are told apart by case only, which not all makes of database do. Give one"
            + " another name, or spell both alike where one is meant";

    private static List<String> problems(String unit) {
        try (ZooDatabase database =
                ZooDatabase.fresh(Make.H2, RepriseSessionCustomizer.class, Map.of("test.unit", unit))) {
            return AlikeNames.of(DatabaseAddress.of(database.database().dataSource()));
        }
    }

    @Test
    void tablesAndColumnsThatAreToldApartByCaseOnlyAreNamed() {
        assertThat(problems("alike"))
                .hasSize(2)
                .allSatisfy(problem ->
                        assertThat(problem).startsWith("REPR0809: The ").endsWith(REMEDY))
                .anySatisfy(problem -> assertThat(problem).contains("tables", "TAG", "tag"))
                .anySatisfy(problem -> assertThat(problem).contains("columns", "TAG.NAME", "TAG.name"));
    }

    @Test
    void othersAreNot() {
        assertThat(problems("zoo")).isEmpty();
    }
}
