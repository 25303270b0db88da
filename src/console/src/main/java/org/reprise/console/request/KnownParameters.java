package org.reprise.console.request;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Refuses a query with a parameter that nobody reads, that is given twice, or that is no number where one is asked for: it would be taken for
 * something else, or for nothing.
 */
@Provider
public class KnownParameters implements ContainerRequestFilter {
    private static final Set<Class<?>> NUMBERS = Set.of(int.class, long.class, Integer.class, Long.class);
    private static final String LIMIT = "limit";

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        refusal(resource.getResourceMethod(), request.getUriInfo().getQueryParameters())
                .ifPresent(fault -> request.abortWith(fault.as(400)));
    }

    /** What is said of a query to this method; empty when it is understood. */
    static Optional<Fault> refusal(Method method, Map<String, List<String>> query) {
        Map<String, Class<?>> known = new TreeMap<>();
        for (Parameter parameter : method.getParameters()) {
            QueryParam named = parameter.getAnnotation(QueryParam.class);
            if (named != null) {
                known.put(named.value(), parameter.getType());
            }
        }
        return new TreeMap<>(query)
                .entrySet().stream()
                        .flatMap(each -> refusal(each.getKey(), each.getValue(), known).stream())
                        .findFirst();
    }

    private static Optional<Fault> refusal(String name, List<String> values, Map<String, Class<?>> known) {
        Class<?> type = known.get(name);
        if (type == null) {
            return Optional.of(new Fault(
                    "The query has '" + name + "', which means nothing here.",
                    known.isEmpty()
                            ? "Ask without any parameter."
                            : "Ask with " + String.join(", ", known.keySet()) + ", or without."));
        }
        if (values.size() != 1) {
            return Optional.of(new Fault("The query has '" + name + "' more than once.", "Give it once."));
        }
        return NUMBERS.contains(type) ? number(name, values.get(0)) : Optional.empty();
    }

    private static Optional<Fault> number(String name, String value) {
        long least = name.equals(LIMIT) ? 1 : 0;
        long most = name.equals(LIMIT) ? Limit.MOST : Long.MAX_VALUE;
        try {
            long number = Long.parseLong(value);
            if (least <= number && number <= most) {
                return Optional.empty();
            }
        } catch (NumberFormatException e) {
            return Optional.of(new Fault("'" + name + "=" + value + "' is no number.", remedy(name, least, most)));
        }
        return Optional.of(new Fault("'" + name + "=" + value + "' is out of range.", remedy(name, least, most)));
    }

    private static String remedy(String name, long least, long most) {
        return "Give '" + name + "' a whole number "
                + (most == Long.MAX_VALUE ? "of " + least + " or more." : "from " + least + " to " + most + ".");
    }
}
