package org.reprise.console.queue;

/**
 * A message-driven bean, or another endpoint of this server that can be paused.
 *
 * @param name   as the server calls it: application, module and bean, with {@code #} between
 * @param paused whether it takes nothing
 */
public record Consumer(String name, boolean paused) {}
