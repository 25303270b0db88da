package org.reprise.eclipselink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reprise.testing.Make;
import org.reprise.zoo.ZooDatabase;

class MappedColumnsTest {
    private final ZooDatabase zoo = ZooDatabase.fresh(Make.H2, RepriseSessionCustomizer.class);

    @AfterEach
    void close() {
        zoo.close();
    }

    @Test
    void tablesOfEntitiesCollectionsAndJoinsAreKnownAndThoseOfGeneratorsAreNot() {
        assertThat(MappedColumns.types())
                .containsKeys(
                        "SPECIMEN",
                        "ANIMAL",
                        "KEEPER",
                        "KEEPER_FILE",
                        "KEEPER_NICKNAME",
                        "KEEPER_BADGE",
                        "KEEPER_PHONE",
                        "KEEPER_ADDRESS",
                        "KEEPER_HABITAT")
                .doesNotContainKeys("ZOO_IDS", "ANIMAL_IDS", "SEQUENCE", "");
    }

    @Test
    void columnsHaveTheTypesOfTheirAttributes() {
        Map<String, String> specimen = MappedColumns.types().get("SPECIMEN");
        assertThat(specimen)
                .containsEntry("HEIGHT", "java.lang.Float")
                .containsEntry("OLD_CALENDAR", "java.sql.Timestamp");
    }

    @Test
    void unitThatIsClosedIsForgotten() {
        zoo.factory().close();
        assertThat(MappedColumns.types()).doesNotContainKey("SPECIMEN");
    }
}
