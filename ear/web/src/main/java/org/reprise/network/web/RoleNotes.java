package org.reprise.network.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.logging.Logger;
import org.reprise.api.RoleChanged;

/** Notes what this site has become; an application may begin or end here what only a primary does. */
@ApplicationScoped
public class RoleNotes {
    private static final Logger LOG = Logger.getLogger(RoleNotes.class.getName());

    void changed(@Observes RoleChanged change) {
        LOG.info(() -> "The message network of " + change.site() + " is "
                + change.role().name().toLowerCase(Locale.ROOT) + " now, in epoch " + change.epoch());
    }
}
