package org.reprise.role;

import java.util.Map;
import javax.sql.DataSource;
import org.reprise.event.ReplicatedMethods;
import org.reprise.job.Errands;
import org.reprise.projection.Projector;

/**
 * What a site serves.
 *
 * @param methods     the replicated methods found at deployment
 * @param container   where it runs
 * @param projections the data source of each projection, by name
 * @param observers   those of the projections
 */
public record Application(
        ReplicatedMethods methods,
        Container container,
        Map<String, DataSource> projections,
        Projector.Observers observers) {

    public Application {
        projections = Map.copyOf(projections);
    }

    /** The same, which waits for no way to another site that stands still. */
    public Application by(Errands errands) {
        return new Application(
                methods, container.sendingBy(container.transport().by(errands)), projections, observers);
    }
}
