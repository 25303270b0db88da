package org.reprise.deploy;

import com.fasterxml.jackson.databind.JavaType;
import java.lang.reflect.Method;
import java.util.Optional;
import org.reprise.argument.ArgumentJson;
import org.reprise.argument.ArgumentTypes;
import org.reprise.argument.EntitySearch;
import org.reprise.argument.RoundTrip;

/** Whether the result of a method can be kept as an answer and given back at replay. */
final class ResultRules {
    private final ArgumentJson json;
    private final ArgumentTypes types;
    private final RoundTrip roundTrip;
    private final EntitySearch entities;

    ResultRules(ArgumentJson json) {
        this.json = json;
        this.types = new ArgumentTypes(json);
        this.roundTrip = new RoundTrip(json);
        this.entities = new EntitySearch(json);
    }

    JavaType type(Class<?> bean, Method method) {
        return json.type(method.getGenericReturnType(), method.getDeclaringClass(), bean);
    }

    /** Why it cannot; empty when it can. */
    Optional<String> objection(Class<?> bean, Method method) {
        if (method.getReturnType() == void.class) {
            return Optional.empty();
        }
        JavaType type = type(bean, method);
        return types.objection(type)
                .or(() -> entities.in(type).map(ResultRules::entity))
                .or(() -> roundTrip.objection(type, "result"));
    }

    /** It would come from another persistence context than the one in which the caller works at replay. */
    private static String entity(Class<?> entity) {
        return entity.getSimpleName()
                + " is an entity, which an answer cannot hold: return its id, or a record of what the"
                + " caller needs";
    }
}
