package org.reprise.finding;

import java.util.List;

/** The demoted methods of this site. Each act is in the caller's transaction. */
public interface Demotions {

    /** Does nothing when it is demoted already. */
    void demote(Demotion demotion);

    /** Whether it was demoted. */
    boolean promote(String name);

    /** All of them, by name. */
    List<Demotion> list();
}
