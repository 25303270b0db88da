package org.reprise.deploy;

import com.fasterxml.jackson.databind.JavaType;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.reprise.api.Replicated;
import org.reprise.argument.ArgumentJson;
import org.reprise.argument.ArgumentTypes;
import org.reprise.argument.RoundTrip;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.ReplicatedMethod.Calling;
import org.reprise.label.LabelRules;

/** Reads the replicated methods of one bean class, and what is wrong with them: every problem names the method and the remedy. */
final class BeanScan {

    /** What a bean class has. */
    record Found(List<ReplicatedMethod> methods, List<String> problems) {}

    private final ArgumentJson json = new ArgumentJson();
    private final ArgumentTypes types = new ArgumentTypes(json);
    private final RoundTrip roundTrip = new RoundTrip(json);
    private final ResultRules results = new ResultRules(json);

    /** What decides about results, for those of other methods. */
    ResultRules results() {
        return results;
    }

    boolean isReplicated(Class<?> bean) {
        return bean.isAnnotationPresent(Replicated.class)
                || BeanMethods.of(bean).stream().anyMatch(method -> method.isAnnotationPresent(Replicated.class));
    }

    /** @param views the types under which clients know the bean */
    Found scan(Class<?> bean, BeanKind kind, Set<Type> views) {
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        if (kind == BeanKind.STATEFUL) {
            found.problems()
                    .add(bean.getSimpleName() + " is a stateful session bean: what it remembers between calls is not"
                            + " in the database and would be missing at replay. Make it stateless");
            return found;
        }
        if (views.stream().allMatch(view -> view == Object.class)) {
            found.problems()
                    .add(bean.getSimpleName() + " has only a remote view: add a local business interface, or"
                            + " @LocalBean, so that replay can call it");
            return found;
        }
        Replicated onClass = bean.getAnnotation(Replicated.class);
        String prefix = BeanMethods.prefix(bean, onClass == null ? "" : onClass.name(), views);
        for (Method method : BeanMethods.of(bean)) {
            Replicated onMethod = method.getAnnotation(Replicated.class);
            if (onMethod != null || (onClass != null && BeanMethods.isBusinessMethod(method))) {
                scan(bean, method, prefix, found);
            }
        }
        return found;
    }

    private void scan(Class<?> bean, Method method, String prefix, Found found) {
        Replicated onMethod = method.getAnnotation(Replicated.class);
        Replicated annotation = onMethod == null ? bean.getAnnotation(Replicated.class) : onMethod;
        String name = onMethod == null || onMethod.name().isEmpty() ? prefix + "." + method.getName() : onMethod.name();
        String signature = bean.getSimpleName() + "." + method.getName();
        int before = found.problems().size();
        MethodRules.check(bean, method, signature, found.problems());
        if (annotation.version() < 1) {
            found.problems().add(signature + ": version = " + annotation.version() + "; versions start at 1");
        }
        if (!name.matches("[A-Za-z_][A-Za-z0-9_.$-]{0,99}")) {
            found.problems()
                    .add(signature + ": '" + name + "' is no event name; use up to 100 letters, digits, '.', '_', '-'");
        }
        Calling calling = MethodRules.calling(bean, method);
        List<JavaType> parameters = new ArrayList<>();
        for (int i = 0; i < method.getParameterCount(); i++) {
            parameters.add(json.type(method.getGenericParameterTypes()[i], method.getDeclaringClass(), bean));
            String parameter = method.getParameters()[i].getName();
            object(signature + ", parameter " + (i + 1) + " '" + parameter + "'", parameter, parameters.get(i), found);
        }
        if (calling == Calling.OWN_TRANSACTION) {
            results.objection(bean, method).ifPresent(why -> found.problems()
                    .add(signature + ", result (kept because the method runs in a transaction of its own): " + why));
        }
        JavaType result = results.type(bean, method);
        LabelRules labels = LabelScan.of(annotation, signature, parameters, result, found.problems());
        if (found.problems().size() == before) {
            found.methods()
                    .add(new ReplicatedMethod(
                            name,
                            annotation.version(),
                            bean,
                            method,
                            parameters,
                            result,
                            calling,
                            annotation.replay(),
                            labels));
        }
    }

    private void object(String where, String name, JavaType type, Found found) {
        types.objection(type).or(() -> roundTrip.objection(type, name)).ifPresent(why -> found.problems()
                .add(where + ": " + why));
    }
}
