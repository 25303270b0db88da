package org.reprise.figures;

/**
 * One of this site's own queues, sampled; never scanned for a request.
 *
 * @param name      name of the queue
 * @param depth     messages waiting in it; -1 when the engine did not say
 * @param perSecond messages that this site took from it, a second, over the last ten seconds
 */
public record QueueFigures(String name, long depth, double perSecond) {}
