package org.reprise.eclipselink;

import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/**
 * What a make of database does with digits that a column has no room for. Seen on real servers:
 *
 * <table>
 * <caption>1.005 in DECIMAL(15,2), and 0.1234567 s in a time of six digits</caption>
 * <tr><td>H2 2.4</td><td>1.01</td><td>.123457</td></tr>
 * <tr><td>PostgreSQL 15</td><td>1.01</td><td>.123457</td></tr>
 * <tr><td>MariaDB 10.11</td><td>1.01</td><td>.123456</td></tr>
 * <tr><td>HSQLDB 2.7</td><td>1.00</td><td>.123456</td></tr>
 * </table>
 *
 * <p>So the same call leaves other content at a site of another make. The proof says what the column holds, and such a difference is
 * found, not hidden. Blanks at the end of CHAR(5) come back on all makes but MariaDB, where none do; they never count.
 *
 * @param number of decimals
 * @param time   of fractions of a second
 * @param texts  whether the driver hands numbers over as texts, so that 0.3f is another double than elsewhere
 */
record Rounding(RoundingMode number, RoundingMode time, boolean texts) {
    static final Rounding HALF_UP = new Rounding(RoundingMode.HALF_UP, RoundingMode.HALF_UP);

    Rounding(RoundingMode number, RoundingMode time) {
        this(number, time, false);
    }

    /** Of the make that the connection leads to; half up for one that is not known. */
    static Rounding of(Connection connection) throws SQLException {
        String make = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        if (make.startsWith("hsql")) {
            return new Rounding(RoundingMode.DOWN, RoundingMode.DOWN);
        }
        return make.startsWith("mariadb") || make.startsWith("mysql")
                ? new Rounding(RoundingMode.HALF_UP, RoundingMode.DOWN, true)
                : HALF_UP;
    }
}
