package org.reprise.proof;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;

/**
 * A column of this site's database.
 *
 * @param name     quoted as this make wants it
 * @param type     of {@link java.sql.Types}
 * @param typeName what the database calls the type
 */
record Column(String name, int type, String typeName) {

    /** Binds the value in the way that this column's type wants, whatever type the primary's column has. */
    void bind(PreparedStatement statement, int place, Value value) throws SQLException {
        switch (value.kind()) {
            case NULL -> statement.setNull(place, type);
            case NUMBER -> number(statement, place, new BigDecimal(value.text()));
            case FLOAT -> statement.setDouble(place, Double.parseDouble(value.text()));
            case TEXT -> text(statement, place, value.text());
            case BYTES -> statement.setBytes(place, Base64.getDecoder().decode(value.text()));
            case TIMESTAMP -> statement.setObject(place, LocalDateTime.parse(value.text()));
            case DATE -> statement.setObject(place, LocalDate.parse(value.text()));
            case TIME -> statement.setObject(place, LocalTime.parse(value.text()));
            case INSTANT -> instant(statement, place, Instant.parse(value.text()));
        }
    }

    private void number(PreparedStatement statement, int place, BigDecimal number) throws SQLException {
        boolean yesOrNo = type == Types.BOOLEAN || type == Types.BIT;
        if (yesOrNo && typeName.toUpperCase(Locale.ROOT).startsWith("B")) {
            statement.setBoolean(place, number.signum() != 0);
        } else if (type == Types.CHAR || type == Types.VARCHAR || type == Types.CLOB) {
            statement.setString(place, number.toPlainString());
        } else {
            statement.setBigDecimal(place, number);
        }
    }

    private void text(PreparedStatement statement, int place, String text) throws SQLException {
        if (typeName.equalsIgnoreCase("uuid")) {
            statement.setObject(place, UUID.fromString(text));
        } else {
            statement.setString(place, text);
        }
    }

    private void instant(PreparedStatement statement, int place, Instant time) throws SQLException {
        boolean zoned = type == Types.TIMESTAMP_WITH_TIMEZONE
                || typeName.toLowerCase(Locale.ROOT).contains("tz")
                || typeName.toLowerCase(Locale.ROOT).contains("with time zone");
        statement.setObject(
                place, zoned ? time.atOffset(ZoneOffset.UTC) : LocalDateTime.ofInstant(time, ZoneOffset.UTC));
    }
}
