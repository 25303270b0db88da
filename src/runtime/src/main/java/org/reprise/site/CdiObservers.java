package org.reprise.site;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.util.AnnotationLiteral;
import java.util.Objects;
import org.reprise.api.Projection;
import org.reprise.api.ProjectionCleared;
import org.reprise.api.ReplicatedEvent;
import org.reprise.projection.Projector;

/** Tells the application's observers of projections, in the calling thread and its transaction. */
final class CdiObservers implements Projector.Observers {
    private final BeanManager beans;

    CdiObservers(BeanManager beans) {
        this.beans = beans;
    }

    @Override
    public void tell(String projection, ReplicatedEvent event) {
        beans.getEvent().select(ReplicatedEvent.class, new Named(projection)).fire(event);
    }

    @Override
    public void clear(String projection) {
        beans.getEvent().select(ProjectionCleared.class, new Named(projection)).fire(new ProjectionCleared(projection));
    }

    /** The qualifier as CDI wants it. */
    private static final class Named extends AnnotationLiteral<Projection> implements Projection {
        private static final long serialVersionUID = 1L;

        private final String value;

        Named(String value) {
            this.value = value;
        }

        @Override
        public String value() {
            return value;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Projection that && value.equals(that.value());
        }

        @Override
        public int hashCode() {
            return (127 * "value".hashCode()) ^ Objects.hashCode(value);
        }
    }
}
