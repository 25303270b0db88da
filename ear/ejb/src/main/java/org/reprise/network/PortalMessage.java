package org.reprise.network;

/**
 * A message as the archive portal shows it.
 *
 * @param passages  how many route points it has passed
 * @param lastPoint key of the last one; empty before the first
 */
public record PortalMessage(
        String id, String connector, String destination, String text, int passages, String lastPoint) {}
