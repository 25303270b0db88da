package org.reprise.network;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message as readers see it. */
public record MessageView(
        String id,
        String connector,
        String destination,
        @Nullable String place,
        String text,
        BigDecimal amount,
        Status status,
        int hops,
        Instant acceptedAt,
        Instant changedAt,
        @Nullable String reason) {}
