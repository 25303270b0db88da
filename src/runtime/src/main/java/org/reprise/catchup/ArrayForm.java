package org.reprise.catchup;

import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reprise.proof.Column;
import org.reprise.proof.Value;
import org.reprise.proof.Value.Kind;

/**
 * A column of PostgreSQL whose values, of many rows, can be one parameter: an array, as a text that the database reads. It compares
 * values no looser than this product does.
 *
 * @param kind    of the values that have this form, beside NULL
 * @param element what the database calls the type
 * @param exactly how two values of it are compared; {@code %s} is one
 */
record ArrayForm(Kind kind, String element, String exactly) {
    private static final String PLAIN = "%s";

    /** As it is spelled; an equality of the column's collation may be looser. */
    private static final String SPELLED = "%s COLLATE \"C\"";

    private static final String AS_TEXT = "%s::text COLLATE \"C\"";

    /** Of the years that are written with four digits; the database wants others in a form of its own. */
    private static final Pattern DAY = Pattern.compile("(?!0000)\\d{4}-.*");

    /** Null where the column has none: those of an application's own types, and of types of which no mapping makes much use. */
    static @Nullable ArrayForm of(Column column) {
        return switch (column.typeName()) {
            case "int2", "smallserial" -> new ArrayForm(Kind.NUMBER, "int2", PLAIN);
            case "int4", "serial" -> new ArrayForm(Kind.NUMBER, "int4", PLAIN);
            case "int8", "bigserial" -> new ArrayForm(Kind.NUMBER, "int8", PLAIN);
            case "numeric", "bool" -> new ArrayForm(Kind.NUMBER, column.typeName(), PLAIN);
            case "float4", "float8" -> new ArrayForm(Kind.FLOAT, column.typeName(), PLAIN);
            case "varchar", "text" -> new ArrayForm(Kind.TEXT, "text", SPELLED);
            case "bpchar" -> new ArrayForm(Kind.TEXT, "bpchar", SPELLED);
            case "json", "jsonb" -> new ArrayForm(Kind.TEXT, column.typeName(), AS_TEXT);
            case "uuid" -> new ArrayForm(Kind.TEXT, "uuid", PLAIN);
            case "bytea" -> new ArrayForm(Kind.BYTES, "bytea", PLAIN);
            case "date" -> new ArrayForm(Kind.DATE, "date", PLAIN);
            case "time" -> new ArrayForm(Kind.TIME, "time", PLAIN);
            case "timestamp" -> new ArrayForm(Kind.TIMESTAMP, "timestamp", PLAIN);
            case "timestamptz" -> new ArrayForm(Kind.INSTANT, "timestamptz", PLAIN);
            default -> null;
        };
    }

    /** Whether a row may be found by it: to a CHAR, keys that differ in blanks at the end are one. */
    boolean isKey() {
        return !element.equals("bpchar");
    }

    boolean takes(Value value) {
        if (value.kind() != kind) {
            return value.kind() == Kind.NULL;
        }
        return switch (kind) {
            case NUMBER ->
                !element.equals("bool")
                        || value.text().equals("0")
                        || value.text().equals("1");
            case DATE, TIMESTAMP, INSTANT -> DAY.matcher(value.text()).matches();
            case NULL, FLOAT, TEXT, BYTES, TIME -> true;
        };
    }

    /** An expression as it is compared. */
    String exact(String expression) {
        return exactly.formatted(expression);
    }

    /** Whether two expressions have one value, NULL among them. */
    String same(String one, String other) {
        return exact(one) + " IS NOT DISTINCT FROM " + exact(other);
    }

    /** The same of a key, so that its index is used. */
    String found(String one, String other) {
        return one + " = " + other + (exactly.equals(PLAIN) ? "" : " AND " + same(one, other));
    }

    /** Writes a value behind those that are in the array. */
    void append(StringBuilder array, Value value) {
        array.append(array.length() == 0 ? '{' : ',');
        switch (value.kind()) {
            case NULL -> array.append("NULL");
            case NUMBER, DATE, TIME, TIMESTAMP, INSTANT -> array.append(value.text());
            case FLOAT -> array.append(Double.parseDouble(value.text()));
            case BYTES ->
                array.append("\"\\\\x")
                        .append(HexFormat.of().formatHex(Base64.getDecoder().decode(value.text())))
                        .append('"');
            case TEXT -> quoted(array, value.text());
        }
    }

    private static void quoted(StringBuilder array, String text) {
        array.append('"');
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '"' || each == '\\') {
                array.append('\\');
            }
            array.append(each);
        }
        array.append('"');
    }
}
