package org.reprise.group;

/** Looks once whether something is in order. */
interface Probe {
    /** What is not, in words; empty when all is. What it throws counts as not in order. */
    String trouble() throws Exception;
}
