package org.reprise.console.request;

import org.jspecify.annotations.Nullable;

/** The body of a request that needs nothing but a reason. */
public record Wish(@Nullable String reason) {}
