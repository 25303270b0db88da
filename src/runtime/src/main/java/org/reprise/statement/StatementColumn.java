package org.reprise.statement;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;

/**
 * A column with which a statement computes.
 *
 * @param family  of its values
 * @param scale   decimals of a number, digits of a fraction of a second, letters of a text; of a text, 0 where they are not limited
 * @param anyCase whether texts that differ in the case of their letters only are equal here
 */
public record StatementColumn(Family family, int scale, boolean anyCase) {

    /** Values that are compared with each other on every make. */
    public enum Family {
        NUMBER,
        TEXT,
        TIMESTAMP,
        INSTANT,
        DATE,
        TIME,
        /** Goes with each. */
        NULL,
        /** On which makes do not agree. */
        OTHER
    }

    static StatementColumn of(ResultSetMetaData meta, int place) throws SQLException {
        String typeName = String.valueOf(meta.getColumnTypeName(place)).toLowerCase(Locale.ROOT);
        Family family =
                switch (meta.getColumnType(place)) {
                    case Types.BOOLEAN,
                            Types.BIT,
                            Types.TINYINT,
                            Types.SMALLINT,
                            Types.INTEGER,
                            Types.BIGINT,
                            Types.DECIMAL,
                            Types.NUMERIC -> Family.NUMBER;
                    case Types.CHAR, Types.NCHAR, Types.VARCHAR, Types.NVARCHAR -> Family.TEXT;
                    case Types.TIMESTAMP -> typeName.contains("tz") ? Family.INSTANT : Family.TIMESTAMP;
                    case Types.TIMESTAMP_WITH_TIMEZONE -> Family.INSTANT;
                    case Types.DATE -> Family.DATE;
                    case Types.TIME -> typeName.contains("tz") ? Family.OTHER : Family.TIME;
                    default -> Family.OTHER;
                };
        boolean anyCase = family == Family.TEXT
                && (typeName.contains("ignorecase") || typeName.contains("citext") || !meta.isCaseSensitive(place));
        return new StatementColumn(
                family, family == Family.TEXT ? meta.getPrecision(place) : meta.getScale(place), anyCase);
    }
}
