package org.reprise.api;

/**
 * What an event is, for sites that choose by it. An empty text says nothing.
 *
 * @param kind   what kind of event it is
 * @param status that it brings about
 * @param key    what it is about
 */
public record Classification(String kind, String status, String key) {}
