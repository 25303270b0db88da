package org.reprise.liberty.inside.bank;

import jakarta.ejb.Local;

/** The only view of a bean. */
@Local
public interface SafeDoor {
    void store(String id, long amount);
}
