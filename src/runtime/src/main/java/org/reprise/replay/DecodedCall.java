package org.reprise.replay;

import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;
import org.reprise.argument.ArgumentJson;
import org.reprise.event.Call;
import org.reprise.event.ReplicatedMethod;

/**
 * A call of an event with the method it names here and its arguments as objects. Not a value: the arguments are shared. Arguments
 * that may hold entities are empty ones at first, and are made when the call has reached its bean.
 */
public final class DecodedCall {
    private final ReplicatedMethod method;
    private final Call call;
    private final ArgumentJson json;
    private final boolean late;
    private final Object[] arguments;

    public DecodedCall(ReplicatedMethod method, Call call, ArgumentJson json) {
        this.method = method;
        this.call = call;
        this.json = json;
        this.late = json.takesEntities(method);
        this.arguments = late ? empty(method) : json.arguments(method, call.arguments());
    }

    private static Object[] empty(ReplicatedMethod method) {
        Class<?>[] types = method.method().getParameterTypes();
        Object[] empty = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            empty[i] = Array.get(Array.newInstance(types[i], 1), 0);
        }
        return empty;
    }

    public ReplicatedMethod method() {
        return method;
    }

    public Object[] arguments() {
        return arguments;
    }

    public Call call() {
        return call;
    }

    /** The answers of nested calls that are not made again. */
    RecordedAnswers answers() {
        return new RecordedAnswers(call.answers(), json);
    }

    @Nullable
    String expectedException() {
        return call.exception();
    }

    /** @throws ReplayFailedException when this site cannot make them */
    public void arrive(LateArguments door) throws Exception {
        if (late) {
            door.set(this::made);
        }
    }

    private Object[] made() {
        try {
            return json.arguments(method, call.arguments());
        } catch (RuntimeException e) {
            throw new ReplayFailedException(
                    method.signature() + " cannot be given its arguments: " + e.getMessage(), e);
        }
    }

    /**
     * Whether these are the very objects decoded here, so that the call can be no other than the replayed one. Empty ones tell less;
     * but whichever call comes first is given the arguments of the replayed one, and so is it.
     */
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
