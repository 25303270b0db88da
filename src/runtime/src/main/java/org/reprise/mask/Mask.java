package org.reprise.mask;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reprise.event.ReplicatedMethod;

/**
 * What somebody sees of contents.
 *
 * @param sight      how much
 * @param names      what is sensitive
 * @param parameters which arguments are
 */
public record Mask(Sight sight, SensitiveNames names, MarkedParameters parameters) {
    /** Stands for a value that is not shown. */
    public static final String SIGN = "•••";

    /** Of a masked value so many letters are shown, where it has at least thrice as many. */
    private static final int LAST = 4;

    private static final Pattern NAMED = Pattern.compile(
            "([\\p{L}_][\\p{L}\\p{N}_.]*)[\"'`)\\]]*\\s*[=:]\\s*[(\\[]?(\"[^\"]*\"|'[^']*'|[^\\s,;)\\]\"']+)");

    private static final Pattern EXCEPTION =
            Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*");

    /** @param methods the replicated ones of the application */
    public Mask(Sight sight, SensitiveNames names, Collection<ReplicatedMethod> methods) {
        this(sight, names, new MarkedParameters(methods, names));
    }

    /** The JSON of an event, without its proof. */
    public String event(String json) {
        return switch (sight) {
            case NONE -> "";
            case FULL -> json;
            default -> masked().event(json);
        };
    }

    /** The JSON of evidence; empty where there is none. */
    public String evidence(String json) {
        return switch (sight) {
            case NONE -> "";
            case FULL -> json;
            default -> json.isEmpty() ? "" : masked().evidence(json);
        };
    }

    /** The JSON array of a call's arguments. */
    public String arguments(String event, int version, String json) {
        return switch (sight) {
            case NONE -> "";
            case FULL -> json;
            default -> masked().arguments(event, version, json);
        };
    }

    /** What a column or field of this name holds. */
    public String value(String name, String text) {
        return switch (sight) {
            case NONE -> SIGN;
            case FULL -> text;
            default -> names.has(name) ? covered(text, sight == Sight.LIMITED) : text(text);
        };
    }

    /** A text that may hold values behind their names, such as a key. */
    public String text(String text) {
        return switch (sight) {
            case NONE -> SIGN;
            case FULL -> text;
            default -> named(text);
        };
    }

    /**
     * Why an event failed: the class of an exception, and what that says.
     *
     * @param body the JSON of the event; its values are not shown either; empty where it is not known
     */
    public String reason(String reason, String body) {
        return switch (sight) {
            case NONE -> exception(reason);
            case FULL -> reason;
            default -> MaskedJson.without(named(reason), hidden(body), sight == Sight.LIMITED);
        };
    }

    private Set<String> hidden(String body) {
        MaskedJson masked = masked();
        if (!body.isEmpty()) {
            masked.event(body);
        }
        return masked.hidden();
    }

    private static String exception(String reason) {
        Matcher name = EXCEPTION.matcher(reason);
        return name.lookingAt() && (name.end() == reason.length() || reason.charAt(name.end()) == ':')
                ? name.group()
                : SIGN;
    }

    private String named(String text) {
        Matcher found = NAMED.matcher(text);
        StringBuilder all = new StringBuilder();
        while (found.find()) {
            String whole = found.group();
            String shown = names.has(found.group(1)) ? whole.replace(found.group(2), SIGN) : whole;
            found.appendReplacement(all, Matcher.quoteReplacement(shown));
        }
        return found.appendTail(all).toString();
    }

    private MaskedJson masked() {
        return new MaskedJson(names, parameters, sight == Sight.LIMITED);
    }

    static String covered(String text, boolean partly) {
        return partly && text.length() >= 3 * LAST ? SIGN + text.substring(text.length() - LAST) : SIGN;
    }
}
