package org.reprise.mask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.StreamSupport;

/**
 * One event, or the evidence of one, without what is sensitive: by the names of its fields and columns, by its parameters, and what is equal to one
 * of these values wherever it stands, as in a label or a message.
 */
final class MaskedJson {
    private static final Logger LOG = Logger.getLogger(MaskedJson.class.getName());

    /** Nothing shorter is looked for in other texts: it would be found by chance. */
    private static final int TELLING = 4;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNumberLength(1_000_000)
                        .build());
    }

    private final SensitiveNames names;
    private final MarkedParameters parameters;
    private final boolean partly;

    /** The longest first: another one may be part of it. */
    private final Set<String> hidden =
            new TreeSet<>(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    MaskedJson(SensitiveNames names, MarkedParameters parameters, boolean partly) {
        this.names = names;
        this.parameters = parameters;
        this.partly = partly;
    }

    /** What was masked so far. */
    Set<String> hidden() {
        return hidden;
    }

    /** The wire form of an event, of which the proof is cut off. */
    String event(String json) {
        JsonNode event = read(json);
        rows(event.path("w"));
        for (JsonNode call : event.path("c")) {
            arguments(call);
            for (JsonNode answer : call.path("r")) {
                if (answer instanceof ObjectNode told && told.has("o")) {
                    told.set("o", fields(told.get("o")));
                }
            }
        }
        return written(event);
    }

    /** The wire form of evidence. */
    String evidence(String json) {
        JsonNode rows = read(json);
        rows(rows);
        return written(rows);
    }

    /** The arguments of one call. */
    String arguments(String event, int version, String json) {
        JsonNode arguments = read(json);
        arguments(event, version, arguments);
        return written(arguments);
    }

    private void arguments(JsonNode call) {
        arguments(call.path("n").asText(), call.path("v").asInt(1), call.path("a"));
    }

    private void arguments(String event, int version, JsonNode arguments) {
        if (arguments instanceof ArrayNode all) {
            for (int i = 0; i < all.size(); i++) {
                all.set(i, parameters.marked(event, version, i) ? mask(all.get(i)) : fields(all.get(i)));
            }
        }
    }

    private void rows(JsonNode changes) {
        for (JsonNode change : changes) {
            for (String image : List.of("k", "a", "b", "r", "w")) {
                fields(change.path(image));
            }
            if (change.path("p") instanceof ArrayNode given
                    && names.inside(change.path("t").asText())) {
                for (int i = 0; i < given.size(); i++) {
                    given.set(i, mask(given.get(i)));
                }
            }
        }
    }

    private JsonNode fields(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String name : namesOf(object)) {
                JsonNode value = object.get(name);
                object.set(name, names.has(name) ? mask(value) : fields(value));
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, fields(array.get(i)));
            }
        }
        return node;
    }

    private static List<String> namesOf(ObjectNode object) {
        Iterable<String> all = object::fieldNames;
        return StreamSupport.stream(all.spliterator(), false).toList();
    }

    private JsonNode mask(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return value;
        }
        remember(value);
        return new TextNode(value.isValueNode() ? Mask.covered(value.asText(), partly) : Mask.SIGN);
    }

    private void remember(JsonNode value) {
        if (value.isValueNode()) {
            hidden.add(value.asText());
        } else {
            value.forEach(this::remember);
        }
    }

    private String written(JsonNode node) {
        try {
            return JSON.writeValueAsString(hidden.isEmpty() ? node : without(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode without(JsonNode node) {
        if (node instanceof ObjectNode object) {
            namesOf(object).forEach(name -> object.set(name, without(object.get(name))));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, without(array.get(i)));
            }
        } else if (node.isTextual()) {
            return new TextNode(without(node.asText(), hidden, partly));
        }
        return node;
    }

    /** The text without these values. */
    static String without(String text, Set<String> hidden, boolean partly) {
        String left = text;
        for (String value : hidden) {
            if (value.equals(text)) {
                return Mask.covered(value, partly);
            }
            if (value.length() >= TELLING) {
                left = left.replace(value, Mask.SIGN);
            }
        }
        return left;
    }

    /** What cannot be read is masked as a whole. */
    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            LOG.log(Level.FINE, "This is not JSON", e);
            return new TextNode(Mask.SIGN);
        }
    }
}
