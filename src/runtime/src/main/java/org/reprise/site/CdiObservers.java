package org.reprise.site;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.enterprise.util.AnnotationLiteral;
import java.util.Comparator;
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
        fire(event, new Named(projection));
    }

    @Override
    public void clear(String projection) {
        fire(new ProjectionCleared(projection), new Named(projection));
    }

    /** Not by {@code Event.fire}: that would also tell observers without a qualifier, who are told once, at replay. */
    private <T> void fire(T event, Named projection) {
        beans.resolveObserverMethods(event, projection).stream()
                .filter(observer -> observer.getObservedQualifiers().contains(projection))
                .sorted(Comparator.comparingInt(ObserverMethod::getPriority))
                .forEach(observer -> observer.notify(event));
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
