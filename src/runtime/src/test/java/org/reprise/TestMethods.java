package org.reprise;

import com.fasterxml.jackson.databind.JavaType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.reprise.api.Replay;
import org.reprise.argument.ArgumentJson;
import org.reprise.event.RecordedMethod;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.ReplicatedMethod.Calling;
import org.reprise.label.LabelRules;

/** Makes the registry's entries for the methods of a class, one event name a method. */
public final class TestMethods {
    private static final ArgumentJson JSON = new ArgumentJson();

    private TestMethods() {}

    public static ReplicatedMethod of(Class<?> bean, String name) {
        return of(bean, name, Calling.JOINS);
    }

    public static ReplicatedMethod of(Class<?> bean, String name, Calling calling) {
        Method method = method(bean, name);
        List<JavaType> parameters = new ArrayList<>();
        for (var type : method.getGenericParameterTypes()) {
            parameters.add(JSON.type(type, bean, bean));
        }
        return new ReplicatedMethod(
                name,
                1,
                bean,
                method,
                parameters,
                JSON.type(method.getGenericReturnType(), bean, bean),
                calling,
                Replay.CALL);
    }

    /** The same method, whose calls get labels. */
    public static ReplicatedMethod labelled(ReplicatedMethod method, LabelRules labels) {
        return new ReplicatedMethod(
                method.name(),
                method.version(),
                method.bean(),
                method.method(),
                method.parameters(),
                method.result(),
                method.calling(),
                method.replay(),
                labels);
    }

    /** The same method, whose events come about by rows. */
    public static ReplicatedMethod byRows(ReplicatedMethod method) {
        return new ReplicatedMethod(
                method.name(),
                method.version(),
                method.bean(),
                method.method(),
                method.parameters(),
                method.result(),
                method.calling(),
                Replay.ROWS);
    }

    /** The same method with another version of its arguments. */
    public static ReplicatedMethod inVersion(int version, ReplicatedMethod method) {
        return new ReplicatedMethod(
                method.name(),
                version,
                method.bean(),
                method.method(),
                method.parameters(),
                method.result(),
                method.calling(),
                method.replay());
    }

    public static RecordedMethod recorded(Class<?> bean, String name) {
        Method method = method(bean, name);
        return new RecordedMethod(name, bean, method, JSON.type(method.getGenericReturnType(), bean, bean));
    }

    private static Method method(Class<?> bean, String name) {
        return Arrays.stream(bean.getDeclaredMethods())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
