package org.reprise.proof;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.reprise.proof.Value.Kind;

/**
 * Days, times and instants in columns with a zone and without one: what the database holds, whatever its driver makes of it. A time
 * without a zone is one of this server's.
 */
public final class ColumnTimes {
    /** The first day of the new calendar, and some more. */
    private static final LocalDate OLD = LocalDate.of(1583, 1, 1);

    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    private ColumnTimes() {}

    /** A column without a zone holds two instants alike in the hour that a change of clocks repeats. */
    static Value instant(Column column, ResultSet row, int place, Value written) throws SQLException {
        if (column.zoned()) {
            return Value.of(row.getObject(place, OffsetDateTime.class));
        }
        LocalDateTime time = row.getObject(place, LocalDateTime.class);
        if (time == null) {
            return Value.NULL;
        }
        Value here = Value.of(time);
        if (here.hasNoEnd()) {
            return here.endless(Kind.INSTANT);
        }
        boolean same = !written.text().isEmpty()
                && !written.hasNoEnd()
                && ServerZone.local(Instant.parse(written.text())).equals(time);
        return same ? written : Value.of(ServerZone.instant(time));
    }

    /** The day that the row under the cursor holds here. */
    public static Value date(Column column, ResultSet row, int place) throws SQLException {
        LocalDate day = row.getObject(place, LocalDate.class);
        return Value.of(day != null && isOld(column, day) ? LocalDate.parse(row.getString(place)) : day);
    }

    /** The time without a zone that the row under the cursor holds here. */
    public static Value timestamp(Column column, ResultSet row, int place) throws SQLException {
        if (column.zoned()) {
            OffsetDateTime instant = row.getObject(place, OffsetDateTime.class);
            if (instant == null) {
                return Value.NULL;
            }
            Value here = Value.of(instant);
            return here.hasNoEnd() ? here.endless(Kind.TIMESTAMP) : Value.of(ServerZone.local(instant.toInstant()));
        }
        LocalDateTime time = row.getObject(place, LocalDateTime.class);
        return Value.of(
                time != null && isOld(column, time.toLocalDate())
                        ? LocalDateTime.parse(row.getString(place).replace(' ', 'T'))
                        : time);
    }

    /** HSQLDB counts the days of before 1582 in Java's old way, and Java's new classes do not: it says what it holds in texts only. */
    private static boolean isOld(Column column, LocalDate day) {
        return day.isBefore(OLD) && !isPostgres(column);
    }

    /** It takes no texts for times, and is right about old ones. */
    static boolean isPostgres(Column column) {
        return column.typeName().equals(column.typeName().toLowerCase(Locale.ROOT));
    }

    /** The end of all time, which PostgreSQL alone has. */
    static void end(Column column, PreparedStatement statement, int place, Value end) throws SQLException {
        if (!isPostgres(column)) {
            throw new SQLException(
                    "only PostgreSQL has an end of all time. Have the primary write a day that this column"
                            + " holds, such as 9999-12-31");
        }
        if (column.type() == Types.DATE) {
            statement.setObject(place, end.isLast() ? LocalDate.MAX : LocalDate.MIN);
        } else if (column.zoned()) {
            statement.setObject(place, end.isLast() ? OffsetDateTime.MAX : OffsetDateTime.MIN);
        } else {
            statement.setObject(place, end.isLast() ? LocalDateTime.MAX : LocalDateTime.MIN);
        }
    }

    static void date(Column column, PreparedStatement statement, int place, LocalDate day) throws SQLException {
        if (isOld(column, day)) {
            statement.setString(place, day.toString());
        } else {
            statement.setObject(place, day);
        }
    }

    static void timestamp(Column column, PreparedStatement statement, int place, LocalDateTime time)
            throws SQLException {
        if (column.zoned()) {
            statement.setObject(place, ServerZone.instant(time).atOffset(ZoneOffset.UTC));
        } else if (isOld(column, time.toLocalDate())) {
            statement.setString(place, TEXT.format(time));
        } else {
            statement.setObject(place, time);
        }
    }

    static void instant(Column column, PreparedStatement statement, int place, Instant time) throws SQLException {
        statement.setObject(place, column.zoned() ? time.atOffset(ZoneOffset.UTC) : ServerZone.local(time));
    }
}
