package org.reprise.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Texts of a type that keeps JSON by its value and gives it back in a form of its own: with other blanks, members in another order. */
public final class JsonText {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonText() {}

    static boolean isSame(@Nullable String one, @Nullable String other) {
        return one != null && other != null && canonical(one).equals(canonical(other));
    }

    /** One text of all that have this value: members by name, numbers without zeros at their end; what is no JSON as it is. */
    public static String canonical(String text) {
        try {
            StringBuilder canonical = new StringBuilder();
            append(JSON.readTree(text), canonical);
            return canonical.toString();
        } catch (JsonProcessingException e) {
            return text;
        }
    }

    private static void append(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            Map<String, JsonNode> members = new TreeMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            String before = "{";
            for (Map.Entry<String, JsonNode> member : members.entrySet()) {
                text.append(before)
                        .append(JSON.getNodeFactory().textNode(member.getKey()))
                        .append(':');
                append(member.getValue(), text);
                before = ",";
            }
            text.append(members.isEmpty() ? "{}" : "}");
        } else if (node.isArray()) {
            text.append('[');
            for (Iterator<JsonNode> elements = node.elements(); elements.hasNext(); ) {
                append(elements.next(), text);
                text.append(elements.hasNext() ? "," : "");
            }
            text.append(']');
        } else if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            text.append(number.signum() == 0 ? "0" : number.stripTrailingZeros().toString());
        } else {
            text.append(node);
        }
    }
}
