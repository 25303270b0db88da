package org.reprise.role;

/**
 * A part of the log as a file.
 *
 * @param from   the first seq; portions are never cut, so that some events before it may come with it
 * @param to     the last seq; {@link Long#MAX_VALUE} for all that are here
 * @param format {@code json} or {@code xml}
 * @param file   a plain name in the folder {@code reprise.export.folder}
 */
public record ExportRequest(long from, long to, String format, String file) {
    @Override
    public String toString() {
        return "events " + from + " to " + (to == Long.MAX_VALUE ? "the last" : to) + " as " + format + " '" + file
                + "'";
    }
}
