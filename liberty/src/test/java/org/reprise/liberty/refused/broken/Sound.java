package org.reprise.liberty.refused.broken;

import jakarta.ejb.Stateless;
import org.reprise.api.Replicated;

/** Nothing is wrong with it: an application is refused for its fault only. */
@Stateless
public class Sound {
    @Replicated
    public void take(String key) {}
}
