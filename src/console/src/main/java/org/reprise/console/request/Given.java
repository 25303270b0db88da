package org.reprise.console.request;

import org.jspecify.annotations.Nullable;

/** What a body has to say: what is missing is never taken for "everything". */
public final class Given {
    private Given() {}

    /**
     * That value.
     *
     * @param key of the body
     * @param how what to send, and for what, as a sentence
     */
    public static <T> T of(@Nullable T value, String key, String how) {
        if (value == null) {
            throw new RefusedRequestException("\"" + key + "\" is missing.", how + " Nothing was changed.");
        }
        return value;
    }
}
