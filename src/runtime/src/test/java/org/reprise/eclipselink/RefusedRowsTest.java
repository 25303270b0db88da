package org.reprise.eclipselink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reprise.api.RepriseException;
import org.reprise.testing.Make;
import org.reprise.zoo.Keeper;
import org.reprise.zoo.ZooDatabase;

/** While a site is not open, no event would have a row. */
class RefusedRowsTest {
    private final ZooDatabase zoo = ZooDatabase.fresh(Make.H2, RepriseSessionCustomizer.class);

    @AfterEach
    void close() {
        WrittenRows.stop();
        zoo.close();
    }

    @Test
    void rowThatIsRefusedIsNotWritten() {
        refuse(true);
        assertThatThrownBy(this::hire).hasStackTraceContaining("not open: KEEPER");
        WrittenRows.stop();
        assertThat(keepers()).isZero();
    }

    @Test
    void rowOfAnotherDatabaseIsWritten() {
        refuse(false);
        hire();
        assertThat(keepers()).isEqualTo(1);
    }

    private static void refuse(boolean own) {
        WrittenRows.refuse(
                change -> {
                    throw new RepriseException("not open: " + change.get().place());
                },
                address -> own);
    }

    private void hire() {
        zoo.run(entities -> entities.persist(new Keeper("Ada", 100)));
    }

    private long keepers() {
        return zoo.call(entities -> entities.createQuery("SELECT COUNT(k) FROM Keeper k", Long.class)
                .getSingleResult());
    }
}
