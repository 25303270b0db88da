package org.reprise.reign;

/** A way by which a site becomes primary, by an operator's command, conducted at that site. For one thread. */
public interface Promotion {
    /** Looks whether it can be, and says what would be done; changes nothing. */
    void look(Plan plan);

    /**
     * Does it.
     *
     * @throws PlanFailedException when it was not brought to its end; the plan says at which step, and how things stand
     */
    void run(Plan plan, String by, String reason);
}
