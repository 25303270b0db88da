package org.reprise.pair;

import java.util.Map;
import org.eclipse.persistence.config.PersistenceUnitProperties;

/** Where EclipseLink collects statements. */
final class BatchedUnseenWritesTest extends PostgresUnseenWritesContract {
    BatchedUnseenWritesTest() {
        super(Map.of(PersistenceUnitProperties.BATCH_WRITING, "JDBC"));
    }
}
