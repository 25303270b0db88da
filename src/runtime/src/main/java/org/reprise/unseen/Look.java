package org.reprise.unseen;

import java.util.Map;

/**
 * What a session's own count stood at.
 *
 * @param rows       that it has changed so far, by table; a table without any may be absent
 * @param rolledBack how often a statement failed or the session went back to a savepoint, where the make counts that
 */
record Look(Map<String, Long> rows, long rolledBack) {
    Look {
        rows = Map.copyOf(rows);
    }
}
