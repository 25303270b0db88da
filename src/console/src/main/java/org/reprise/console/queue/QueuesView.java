package org.reprise.console.queue;

import java.time.Instant;
import java.util.List;

/**
 * A page of queues.
 *
 * @param engine  whether this server has a messaging engine; with another one elsewhere its queues are not seen from here
 * @param trouble why the figures are old; empty when they are not
 * @param all     how many queues there are
 * @param found   how many of them are of the kind and name that were asked for
 * @param queues  those of this page
 * @param at      when this was answered
 */
public record QueuesView(boolean engine, String trouble, long all, long found, List<QueueRow> queues, Instant at) {}
