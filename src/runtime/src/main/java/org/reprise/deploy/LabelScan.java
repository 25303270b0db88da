package org.reprise.deploy;

import com.fasterxml.jackson.databind.JavaType;
import java.util.List;
import org.reprise.api.Replicated;
import org.reprise.label.Expression;
import org.reprise.label.LabelRules;

/** Reads how the calls of a method get their labels, and says what of it cannot be. */
final class LabelScan {
    private LabelScan() {}

    static LabelRules of(
            Replicated annotation,
            String signature,
            List<JavaType> parameters,
            JavaType result,
            List<String> problems) {
        if (!annotation.kind().matches("[A-Za-z0-9_.-]{0,100}")) {
            problems.add(signature + ": kind = '" + annotation.kind()
                    + "' is no kind; use up to 100 letters, digits, '.', '_', '-'");
        }
        Place place = new Place(signature, parameters, result, problems);
        return new LabelRules(
                annotation.kind(),
                place.expression("status", annotation.status()),
                place.expression("key", annotation.key()),
                place.expression("supersedes", annotation.supersedes()),
                null);
    }

    private record Place(String signature, List<JavaType> parameters, JavaType result, List<String> problems) {
        Expression expression(String member, String text) {
            try {
                return text.isEmpty() ? Expression.NONE : Expression.parse(text, parameters, result);
            } catch (IllegalArgumentException e) {
                problems.add("REPR0620: " + signature + ", " + member + " = \"" + text + "\": " + e.getMessage());
                return Expression.NONE;
            }
        }
    }
}
