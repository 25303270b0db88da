package org.reprise.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

final class DurabilityTest {

    @ParameterizedTest
    @EnumSource
    void databasesOfTheTestsKeepTheirCommits(Make make) {
        assertThat(new Durability(make.fresh().dataSource()).check()).isTrue();
    }

    @Test
    void h2WithItsDefaultWriteDelayIsSeen(@TempDir Path folder) {
        TestDatabase delayed = new TestDatabase(Make.H2, "jdbc:h2:file:" + folder.resolve("x"), "sa", "");

        assertThat(new Durability(delayed.dataSource()).check()).isFalse();
    }

    @Test
    void hsqldbWithItsDefaultWriteDelayIsSeen(@TempDir Path folder) {
        TestDatabase delayed = new TestDatabase(Make.HSQLDB, "jdbc:hsqldb:file:" + folder.resolve("x"), "SA", "");

        assertThat(new Durability(delayed.dataSource()).check()).isFalse();
        delayed.execute("SET FILES WRITE DELAY FALSE");
        assertThat(new Durability(delayed.dataSource()).check()).isTrue();
        delayed.execute("SHUTDOWN IMMEDIATELY");
    }

    @Test
    void databaseInMemoryHasNothingToLose() {
        TestDatabase memory = new TestDatabase(Make.HSQLDB, "jdbc:hsqldb:mem:durability", "SA", "");

        assertThat(new Durability(memory.dataSource()).check()).isTrue();
    }
}
