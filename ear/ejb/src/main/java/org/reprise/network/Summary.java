package org.reprise.network;

import java.util.Map;

/**
 * How much there is.
 *
 * @param status messages by status, all statuses listed
 * @param rows   rows by entity
 */
public record Summary(Map<String, Long> status, Map<String, Long> rows) {}
