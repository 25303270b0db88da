package org.reprise.console.request;

import java.io.Serial;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The caller sent what cannot be used; the answer has status 400 and says why. */
public final class RefusedRequestException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Fault fault;

    public RefusedRequestException(String error, String remedy) {
        super(error);
        this.fault = new Fault(error, remedy);
    }

    /** Does what a site may refuse because of how it stands, and refuses the request then: nothing was changed. */
    public static <T> T unlessRefused(Supplier<T> act) {
        try {
            return act.get();
        } catch (IllegalStateException e) {
            throw new RefusedRequestException(String.valueOf(e.getMessage()), "Nothing was changed.");
        }
    }

    /**
     * Refuses what was not confirmed by the site's name.
     *
     * @param typed as the operator has typed it
     * @param what  that the site is to do
     */
    public static void unlessConfirmed(@Nullable String typed, String site, String what) {
        if (typed == null || !typed.strip().equals(site)) {
            throw new RefusedRequestException(
                    "The site's name was not typed, or otherwise.",
                    "Type '" + site + "' to confirm that it is to " + what + ". Nothing was changed.");
        }
    }

    public Fault fault() {
        return fault;
    }
}
