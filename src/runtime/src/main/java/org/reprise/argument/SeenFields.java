package org.reprise.argument;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Notes the fields of one object while it is read, and not those of objects inside it. */
final class SeenFields extends JsonParserDelegate {
    private final Set<String> names = new HashSet<>();
    private int depth = 1;

    /** @param json at the start of the object, or, where its type was read before, at its next field or its end */
    SeenFields(JsonParser json) throws IOException {
        super(json);
        note(json.currentToken() == JsonToken.START_OBJECT ? null : json.currentToken());
    }

    boolean contains(String name) {
        return names.contains(name);
    }

    /** Whether the object was read to its end. */
    boolean isWhole() {
        return depth == 0;
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        return note(delegate.nextToken());
    }

    @Override
    public @Nullable JsonToken nextValue() throws IOException {
        JsonToken token = nextToken();
        return token == JsonToken.FIELD_NAME ? nextToken() : token;
    }

    @Override
    public JsonParser skipChildren() throws IOException {
        JsonToken token = delegate.currentToken();
        delegate.skipChildren();
        if (token != null && token.isStructStart()) {
            depth--;
        }
        return this;
    }

    private @Nullable JsonToken note(@Nullable JsonToken token) throws IOException {
        if (token == JsonToken.FIELD_NAME && depth == 1) {
            names.add(delegate.currentName());
        } else if (token != null && token.isStructStart()) {
            depth++;
        } else if (token != null && token.isStructEnd()) {
            depth--;
        }
        return token;
    }
}
