package org.reprise.seed;

/**
 * How far a staging is.
 *
 * @param staging its id
 * @param stage   what the source is doing, for people
 * @param seed    the id of the seed; empty until it is whole
 * @param failed  why there is none; empty otherwise
 */
record StagingWord(String staging, String stage, long done, long total, String seed, String failed) {}
