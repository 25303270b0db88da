package org.reprise.group;

/** The application's MicroProfile Health checks. */
public interface Health {
    /** Why the check of this name is not UP, in words; empty when it is. */
    String trouble(String name);
}
