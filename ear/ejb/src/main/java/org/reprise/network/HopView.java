package org.reprise.network;

import java.time.Instant;

/** One hop of a message, from the archive. */
public record HopView(int hop, String point, Status status, Instant at) {}
