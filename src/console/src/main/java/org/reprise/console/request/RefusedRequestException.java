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
     * Refuses what was not confirmed by a name.
     *
     * @param typed  as the operator has typed it
     * @param whose  what has that name, such as a site
     * @param effect what is to come of it
     */
    public static void unlessConfirmed(@Nullable String typed, String whose, String name, String effect) {
        if (typed == null || !typed.strip().equals(name)) {
            throw new RefusedRequestException(
                    "The " + whose + "'s name was not typed, or otherwise.",
                    "Type '" + name + "' to confirm that " + effect + ". Nothing was changed.");
        }
    }

    public Fault fault() {
        return fault;
    }
}
