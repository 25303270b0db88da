package org.reprise.console.alert;

/**
 * Something that is wrong now.
 *
 * @param site    where
 * @param subject at what of it; empty where that is the site itself
 * @param text    what is wrong and what to do, for people who were asleep
 */
record Found(String site, String subject, String text) {}
