package org.reprise.group;

/** What runs before and after a change of role. */
public interface Hook {
    /** For people. */
    String name();

    /** @throws Exception when it refuses or fails, or was not done in time */
    void run(HookCall call) throws Exception;
}
