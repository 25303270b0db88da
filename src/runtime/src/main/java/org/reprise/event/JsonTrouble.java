package org.reprise.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Says in one sentence what JSON could not do, and where. */
public final class JsonTrouble {
    private static final int STEPS = 8;

    private JsonTrouble() {}

    public static String describe(IOException trouble) {
        String where = trouble instanceof JsonMappingException mapping ? place(mapping.getPath()) : "";
        return where.isEmpty() ? reason(trouble) : where + ": " + reason(trouble);
    }

    /** For a caller. What this package itself refuses has its remedy already. */
    public static String describeWithRemedy(IOException trouble) {
        boolean foreign =
                trouble instanceof InvalidDefinitionException || (trouble.getCause() != null && !isTooDeep(trouble));
        return foreign ? describe(trouble) + ": pass a plain value or a key instead" : describe(trouble);
    }

    private static boolean isTooDeep(IOException trouble) {
        return trouble.getCause() instanceof StreamConstraintsException
                || trouble instanceof StreamConstraintsException;
    }

    public static String reason(IOException trouble) {
        if (isTooDeep(trouble)) {
            return "it is nested too deep, or in a cycle: pass a key in the place of the object that it comes back to";
        }
        return trouble instanceof JsonProcessingException json
                ? json.getOriginalMessage()
                : String.valueOf(trouble.getMessage());
    }

    /** Such as {@code .lines[].price}; empty for the value itself. */
    public static String place(List<JsonMappingException.Reference> path) {
        StringBuilder place = new StringBuilder();
        for (JsonMappingException.Reference step : path.subList(0, Math.min(STEPS, path.size()))) {
            boolean inMap = step.getFrom() instanceof Map
                    || (step.getFrom() instanceof Class<?> from && Map.class.isAssignableFrom(from));
            String name = step.getFieldName();
            // a method of the object itself is no place in it
            place.append(inMap || name == null ? "[]" : name.endsWith("()") ? "" : "." + name);
        }
        return place.toString();
    }
}
