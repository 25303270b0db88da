package org.reprise.compare;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.reprise.proof.Column;
import org.reprise.proof.ColumnTimes;
import org.reprise.proof.JsonText;
import org.reprise.proof.ServerZone;
import org.reprise.proof.Value;
import org.reprise.proof.Value.Kind;

/** In which canonical form the values of a column are compared, whatever the database calls its type. */
public enum Form {
    NUMBER,
    SINGLE,
    DOUBLE,
    TEXT,
    /** Text of a fixed length: blanks at its end mean nothing. */
    PADDED,
    /** By its value. */
    JSON,
    BYTES,
    TIMESTAMP,
    DATE,
    TIME,
    INSTANT;

    /** In which this column gives its values. What has no form of its own is compared as text. */
    public static Form of(Column column) {
        return switch (column.type()) {
            case Types.BOOLEAN,
                    Types.TINYINT,
                    Types.SMALLINT,
                    Types.INTEGER,
                    Types.BIGINT,
                    Types.DECIMAL,
                    Types.NUMERIC -> NUMBER;
            case Types.BIT -> column.yesOrNo() ? NUMBER : BYTES;
            case Types.REAL -> SINGLE;
            case Types.FLOAT, Types.DOUBLE -> DOUBLE;
            case Types.CHAR, Types.NCHAR -> PADDED;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> column.isUuid() ? TEXT : BYTES;
            case Types.DATE -> column.isYear() ? NUMBER : DATE;
            case Types.TIME -> column.zoned() ? TEXT : TIME;
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> column.zoned() ? INSTANT : TIMESTAMP;
            default -> column.isJson() ? JSON : TEXT;
        };
    }

    /**
     * The form in which values of both can be equal: the one of less precision, instants where one has a zone and the other is
     * taken in the zone of its server, and the text of the values for what has nothing in common.
     */
    Form with(Form other) {
        if (this == other) {
            return this;
        }
        Form low = compareTo(other) < 0 ? this : other;
        Form high = low == this ? other : this;
        return switch (low) {
            case NUMBER -> high == SINGLE || high == DOUBLE ? high : TEXT;
            case SINGLE -> high == DOUBLE ? SINGLE : TEXT;
            case TEXT -> high == PADDED || high == JSON ? high : TEXT;
            case TIMESTAMP -> high == TIME ? TEXT : high;
            default -> TEXT;
        };
    }

    /** The value that a column of this form has in the row under the cursor. */
    public Value read(ResultSet row, int place, Column column) throws SQLException {
        return switch (this) {
            case NUMBER -> number(row, place, column);
            case SINGLE -> {
                // the sum makes one zero of two
                float number = row.getFloat(place) + 0f;
                yield row.wasNull() ? Value.NULL : Value.of(number);
            }
            case DOUBLE -> {
                double number = row.getDouble(place) + 0d;
                yield row.wasNull() ? Value.NULL : Value.of(number);
            }
            case TEXT -> Value.of(row.getString(place));
            case PADDED -> Value.of(row.getString(place)).withoutPadding();
            case JSON -> json(Value.of(row.getString(place)));
            case BYTES -> Value.of(row.getBytes(place));
            case TIMESTAMP -> ColumnTimes.timestamp(column, row, place);
            case DATE -> ColumnTimes.date(column, row, place);
            case TIME -> Value.of(row.getObject(place, LocalTime.class));
            case INSTANT -> Value.of(row.getObject(place, OffsetDateTime.class));
        };
    }

    private static Value number(ResultSet row, int place, Column column) throws SQLException {
        switch (column.type()) {
            case Types.BOOLEAN, Types.BIT -> {
                return Column.truth(row, place);
            }
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> {
                long number = row.getLong(place);
                return row.wasNull() ? Value.NULL : Value.of(number);
            }
            default -> {
                return column.typeName().equals("numeric")
                        ? Column.exact(row, place)
                        : Value.of(row.getBigDecimal(place));
            }
        }
    }

    /** A value of another form in this one, which is that of both. */
    public Value take(Value value) {
        if (value.kind() == Kind.NULL) {
            return value;
        }
        if (value.hasNoEnd() && (this == DATE || this == INSTANT)) {
            return value.endless(this == DATE ? Kind.DATE : Kind.INSTANT);
        }
        return switch (this) {
            case SINGLE -> Value.of((float) Double.parseDouble(value.text()) + 0f);
            case DOUBLE -> Value.of(Double.parseDouble(value.text()) + 0d);
            case PADDED -> text(value).withoutPadding();
            case TEXT -> text(value);
            case JSON -> json(text(value));
            case DATE -> Value.of(LocalDateTime.parse(value.text()).toLocalDate());
            case INSTANT -> Value.of(ServerZone.instant(LocalDateTime.parse(value.text())));
            default -> value;
        };
    }

    private static Value json(Value value) {
        return value.kind() == Kind.NULL ? value : new Value(Kind.TEXT, JsonText.canonical(value.text()));
    }

    private static Value text(Value value) {
        return value.kind() == Kind.TEXT ? value : new Value(Kind.TEXT, value.text());
    }
}
