package org.reprise.proof;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column of this site's database.
 *
 * @param name     quoted as this make wants it
 * @param type     of {@link java.sql.Types}
 * @param typeName what the database calls the type
 * @param supply   where its values come from
 */
public record Column(String name, int type, String typeName, Supply supply) {
    private static final double SINGLE = 1e-5;

    /** Whole numbers of so many fit into a long. */
    private static final int LONG_DIGITS = 18;

    private static final Pattern DIGITS = Pattern.compile("-?\\d+");

    /** How MariaDB's driver spells several bits, such as {@code b'101'}. */
    private static final String BITS = "b'";

    /** What its numbers may be, too. */
    private static final Set<String> INFINITE = Set.of("NaN", "Infinity", "-Infinity");

    /** What PostgreSQL calls its types of texts. */
    private static final Set<String> TEXTS = Set.of("varchar", "text", "bpchar", "name", "char");

    /** Where the values of a column come from. */
    public enum Supply {
        STATEMENT,
        /** The database numbers it always, but for an insert that says that it overrides that. */
        NUMBERED,
        /** The database numbers it where a statement gives it 0 or nothing. */
        INCREMENTED,
        /** The database alone writes it. */
        COMPUTED
    }

    /** One that statements write. */
    public Column(String name, int type, String typeName) {
        this(name, type, typeName, Supply.STATEMENT);
    }

    /** Whether the database alone writes it. */
    public boolean isGenerated() {
        return supply == Supply.COMPUTED;
    }

    /** Binds the value in the way that this column's type wants, whatever type the primary's column has. */
    public void bind(PreparedStatement statement, int place, Value value) throws SQLException {
        if (value.hasNoEnd()) {
            ColumnTimes.end(this, statement, place, value);
            return;
        }
        switch (value.kind()) {
            case NULL -> statement.setNull(place, type);
            case NUMBER -> number(statement, place, new BigDecimal(value.text()));
            case FLOAT -> floating(statement, place, Double.parseDouble(value.text()));
            case TEXT -> text(statement, place, value.text());
            case BYTES -> statement.setBytes(place, Base64.getDecoder().decode(value.text()));
            case TIMESTAMP -> ColumnTimes.timestamp(this, statement, place, LocalDateTime.parse(value.text()));
            case DATE -> ColumnTimes.date(this, statement, place, LocalDate.parse(value.text()));
            case TIME -> statement.setObject(place, LocalTime.parse(value.text()));
            case INSTANT -> ColumnTimes.instant(this, statement, place, Instant.parse(value.text()));
        }
    }

    /**
     * Reads the column, as its own type has it.
     *
     * @param written what a statement has just written to it, or null
     */
    public Value held(ResultSet row, int place, @Nullable Value written) throws SQLException {
        if (written != null && written.kind() != Value.Kind.NULL) {
            Value read = keepsBlanks(written) ? Value.of(row.getString(place)) : read(row, place, written);
            return read.equals(keepsBlanks(written) ? written : written.withoutPadding()) ? written : read;
        }
        Value held = read(row, place, new Value(kind(), ""));
        return held.kind() == Value.Kind.FLOAT ? held.proved() : held;
    }

    /** Whether blanks at the end of a text are part of it; to a CHAR they say nothing. */
    private boolean keepsBlanks(Value written) {
        boolean varying = type == Types.VARCHAR || type == Types.NVARCHAR;
        return varying && written.kind() == Value.Kind.TEXT && !isJson() && !isUuid();
    }

    private Value.Kind kind() {
        return switch (type) {
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> Value.Kind.FLOAT;
            case Types.BOOLEAN,
                    Types.BIT,
                    Types.TINYINT,
                    Types.SMALLINT,
                    Types.INTEGER,
                    Types.BIGINT,
                    Types.NUMERIC,
                    Types.DECIMAL -> Value.Kind.NUMBER;
            case Types.DATE -> isYear() ? Value.Kind.NUMBER : Value.Kind.DATE;
            case Types.TIME -> Value.Kind.TIME;
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> zoned() ? Value.Kind.INSTANT : Value.Kind.TIMESTAMP;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
                isUuid() ? Value.Kind.TEXT : Value.Kind.BYTES;
            default -> Value.Kind.TEXT;
        };
    }

    /**
     * Reads what this column made of a value.
     *
     * @return {@code written} itself when the column holds it, in whatever type; a CHAR column without its padding
     */
    Value read(ResultSet row, int place, Value written) throws SQLException {
        Value read =
                switch (written.kind()) {
                    case NULL -> Value.of(row.getObject(place) == null ? null : row.getString(place));
                    case NUMBER -> number(row, place);
                    case FLOAT ->
                        written.text().isEmpty()
                                ? Value.of(row.getDouble(place))
                                : floating(row.getDouble(place), written);
                    case TEXT -> text(row.getString(place), written);
                    case BYTES -> Value.of(row.getBytes(place));
                    case TIMESTAMP ->
                        type == Types.DATE && !written.text().isEmpty()
                                ? day(row.getObject(place, LocalDate.class), written)
                                : ColumnTimes.timestamp(this, row, place);
                    case DATE -> ColumnTimes.date(this, row, place);
                    case TIME -> Value.of(row.getObject(place, LocalTime.class));
                    case INSTANT -> ColumnTimes.instant(this, row, place, written);
                };
        return row.wasNull() ? Value.NULL : read;
    }

    /**
     * Whether this column of a row that was found by {@code key} holds just that: a database may find another text too, in other
     * letters or with other blanks at its end.
     */
    boolean isKey(ResultSet row, int place, Value key) throws SQLException {
        return key.kind() == Value.Kind.TEXT && type != Types.CHAR && type != Types.NCHAR
                ? key.text().equals(row.getString(place))
                : read(row, place, key).equals(key.withoutPadding());
    }

    private Value number(ResultSet row, int place) throws SQLException {
        if (yesOrNo()) {
            return truth(row, place);
        }
        return exact(row, place);
    }

    /** The decimal number that the row under the cursor has here; PostgreSQL's may be none, or infinite. */
    public static Value exact(ResultSet row, int place) throws SQLException {
        String text = row.getString(place);
        if (text == null) {
            return Value.NULL;
        }
        return Value.of(INFINITE.contains(text) ? (Object) Double.valueOf(text) : new BigDecimal(text.strip()));
    }

    /** What a column of booleans holds: MariaDB's driver calls a TINYINT(1) or a BIT(8) one, in which any small number may be. */
    public static Value truth(ResultSet row, int place) throws SQLException {
        String text = row.getString(place);
        if (text == null) {
            return Value.NULL;
        } else if (text.startsWith(BITS)) {
            return Value.of(new BigDecimal(new BigInteger(text.substring(BITS.length(), text.length() - 1), 2)));
        }
        return Value.of(DIGITS.matcher(text).matches() ? new BigDecimal(text) : row.getBoolean(place));
    }

    private Value text(@Nullable String read, Value written) {
        return isJson() && JsonText.isSame(read, written.text())
                ? written.withoutPadding()
                : Value.of(read).withoutPadding();
    }

    /** Whether it holds UUIDs, which H2 and HSQLDB call bytes and the others do not. */
    public boolean isUuid() {
        return typeName.equalsIgnoreCase("uuid");
    }

    /** Whether it has MariaDB's type of years, which its driver calls days. */
    public boolean isYear() {
        return typeName.equalsIgnoreCase("year");
    }

    /** Whether it keeps JSON by its value, and not as the text that it was given. */
    public boolean isJson() {
        return typeName.equalsIgnoreCase("jsonb") || typeName.equalsIgnoreCase("json");
    }

    /**
     * Whether it has one of PostgreSQL's types that take a text only where it is not said to be one: those of addresses, enums of an
     * application and others. No other make writes names of types in small letters.
     */
    private boolean isTyped() {
        return (type == Types.OTHER || type == Types.VARCHAR || type == Types.SQLXML || type == Types.ARRAY)
                && !typeName.isEmpty()
                && !TEXTS.contains(typeName)
                && typeName.equals(typeName.toLowerCase(Locale.ROOT));
    }

    /** A column of single precision may hold some six digits of what it was given. */
    private Value floating(double read, Value written) {
        double wanted = Double.parseDouble(written.text());
        double allowed = type == Types.DOUBLE ? 0 : Math.abs(wanted) * SINGLE;
        return Double.compare(read, wanted) == 0 || Math.abs(read - wanted) <= allowed ? written : Value.of(read);
    }

    /** A DATE column keeps the day of a time. */
    private static Value day(@Nullable LocalDate read, Value written) {
        Value here = Value.of(read);
        if (written.hasNoEnd() || here.hasNoEnd()) {
            return here.text().equals(written.text()) ? written : here;
        }
        return read != null && read.equals(LocalDateTime.parse(written.text()).toLocalDate())
                ? written
                : Value.of(read);
    }

    private void floating(PreparedStatement statement, int place, double number) throws SQLException {
        boolean exact = type == Types.DECIMAL || type == Types.NUMERIC;
        if (exact && !Double.isFinite(number) && !ColumnTimes.isPostgres(this)) {
            throw new SQLException(
                    "only PostgreSQL's numbers may be none or infinite. Have the primary write a number, or"
                            + " nothing; or make this a column of double precision, where this make takes it there");
        }
        statement.setDouble(place, number);
    }

    private void number(PreparedStatement statement, int place, BigDecimal number) throws SQLException {
        if (yesOrNo() && (number.signum() == 0 || number.compareTo(BigDecimal.ONE) == 0)) {
            statement.setBoolean(place, number.signum() != 0);
        } else if (type == Types.CHAR || type == Types.VARCHAR || type == Types.CLOB) {
            statement.setString(place, number.toPlainString());
        } else if (isWhole() && number.scale() <= 0 && number.precision() <= LONG_DIGITS) {
            // a decimal is no whole number to PostgreSQL, which would then find no row by an index
            statement.setLong(place, number.longValueExact());
        } else {
            statement.setBigDecimal(place, number);
        }
    }

    private boolean isWhole() {
        return type == Types.BIGINT || type == Types.INTEGER || type == Types.SMALLINT;
    }

    /** Whether it holds booleans, whatever the make calls them. */
    public boolean yesOrNo() {
        return (type == Types.BOOLEAN || type == Types.BIT)
                && typeName.toUpperCase(Locale.ROOT).startsWith("B");
    }

    /** Whether it holds large objects, by which not every make finds a row. */
    public boolean isLarge() {
        return switch (type) {
            case Types.BLOB, Types.CLOB, Types.NCLOB, Types.LONGVARBINARY, Types.LONGVARCHAR -> true;
            default -> false;
        };
    }

    /** Whether its times are instants. */
    public boolean zoned() {
        return type == Types.TIMESTAMP_WITH_TIMEZONE
                || typeName.toLowerCase(Locale.ROOT).contains("tz")
                || typeName.toLowerCase(Locale.ROOT).contains("with time zone");
    }

    private void text(PreparedStatement statement, int place, String text) throws SQLException {
        if (isUuid()) {
            statement.setObject(place, UUID.fromString(text));
        } else if (typeName.equals("JSON")) {
            // H2 would make a text of JSON of a String
            statement.setBytes(place, text.getBytes(StandardCharsets.UTF_8));
        } else if (isJson() || isTyped()) {
            statement.setObject(place, text, Types.OTHER);
        } else {
            statement.setString(place, text);
        }
    }
}
