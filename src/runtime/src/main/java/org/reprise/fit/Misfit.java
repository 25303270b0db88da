package org.reprise.fit;

/**
 * A difference between a site and its upstream.
 *
 * @param table    in upper case; empty for one of the whole site
 * @param column   in upper case; empty for one of the whole table
 * @param what     differs, in a word or two
 * @param here     as this site has it
 * @param there    as the upstream has it
 * @param sentence what comes of it
 * @param remedy   what to do
 */
public record Misfit(
        Grade grade,
        String table,
        String column,
        String what,
        String here,
        String there,
        String sentence,
        String remedy) {

    /** The table and column, or what of the site. */
    public String place() {
        if (table.isEmpty()) {
            return what;
        }
        return column.isEmpty() ? table : table + "." + column;
    }

    @Override
    public String toString() {
        return grade + " " + place() + " (" + what + "): " + sentence + " " + remedy;
    }
}
