package org.reprise.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.reprise.api.Upcaster;

/**
 * One upcaster of the application, with what it says of itself.
 *
 * @param name     event name
 * @param from     the version that it takes
 * @param bean     its class, where the upcaster may be a proxy
 * @param upcaster does it
 */
public record UpcastStep(String name, int from, Class<?> bean, Upcaster upcaster) {
    public static UpcastStep of(Class<?> bean, Upcaster upcaster) {
        return new UpcastStep(upcaster.name(), upcaster.from(), bean, upcaster);
    }

    /** @throws UnreadableEventException when the upcaster throws, or gives anything but a JSON array */
    Call apply(Call call) {
        String made;
        try {
            made = upcaster.upcast(call.arguments());
        } catch (RuntimeException e) {
            throw new UnreadableEventException(failed("threw " + e), e);
        }
        String objection = objection(made);
        if (objection != null) {
            throw new UnreadableEventException(failed("gave no JSON array: " + objection));
        }
        return new Call(name, from + 1, made, call.exception(), call.answers(), call.surroundings(), call.labels());
    }

    private String failed(String what) {
        return "REPR0820: The upcaster " + bean.getName() + " of event '" + name + "' from version " + from + " " + what
                + ". Deploy an application whose upcaster takes these arguments, then retry";
    }

    /** An upcaster is code of the application: it may give null whatever its signature says. */
    private static @Nullable String objection(@Nullable String text) {
        if (text == null) {
            return "null";
        }
        try (JsonParser json = EventReader.FACTORY.createParser(text)) {
            JsonToken first = json.nextToken();
            if (first != JsonToken.START_ARRAY) {
                return "it starts with " + first;
            }
            json.skipChildren();
            return json.currentToken() == JsonToken.END_ARRAY && json.nextToken() == null
                    ? null
                    : "it does not end with the array";
        } catch (IOException e) {
            return JsonTrouble.describe(e);
        }
    }
}
