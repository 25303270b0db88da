package org.reprise.role;

import jakarta.interceptor.InvocationContext;
import java.security.Principal;

/** Who makes a call, handed from the interceptor to those who capture it. */
public final class Caller {
    private static final String KEY = Caller.class.getName();

    /** What Liberty calls the user when nobody is logged in. */
    private static final String NOBODY = "UNAUTHENTICATED";

    private Caller() {}

    /** @param caller CDI's own bean, which asks the container each time */
    public static void set(InvocationContext call, Principal caller) {
        call.getContextData().put(KEY, caller);
    }

    /** Empty when nobody is logged in. */
    static String of(InvocationContext call) {
        String name = call.getContextData().get(KEY) instanceof Principal caller ? caller.getName() : null;
        return name == null || name.equals(NOBODY) ? "" : name;
    }
}
