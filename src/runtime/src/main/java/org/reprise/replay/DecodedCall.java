package org.reprise.replay;

import org.jspecify.annotations.Nullable;
import org.reprise.event.Call;
import org.reprise.event.ReplicatedMethod;

/** A call of an event with the method it names here and its arguments as objects. Not a value: the arguments are shared. */
final class DecodedCall {
    private final ReplicatedMethod method;
    private final Call call;
    private final Object[] arguments;

    DecodedCall(ReplicatedMethod method, Call call, Object[] arguments) {
        this.method = method;
        this.call = call;
        this.arguments = arguments;
    }

    ReplicatedMethod method() {
        return method;
    }

    Object[] arguments() {
        return arguments;
    }

    Call call() {
        return call;
    }

    @Nullable
    String expectedException() {
        return call.exception();
    }

    /** Whether these are the very objects decoded here, so that the call can be no other than the replayed one. */
    boolean isCalledBy(ReplicatedMethod reached, Object[] with) {
        if (!method.equals(reached)) {
            return false;
        }
        Class<?>[] types = method.method().getParameterTypes();
        for (int i = 0; i < types.length; i++) {
            boolean same = types[i].isPrimitive() ? arguments[i].equals(with[i]) : arguments[i] == with[i];
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
