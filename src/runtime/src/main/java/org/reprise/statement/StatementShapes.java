package org.reprise.statement;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The shapes of the statements met so far. Safe for threads. */
public final class StatementShapes {
    /** Updates name their changed columns, so an entity can have very many statements. */
    private static final int ROOM = 5_000;

    private final Map<String, Optional<StatementShape>> known = new ConcurrentHashMap<>();

    /** Empty for a statement with anything in it but columns, parameters and NULL. */
    public Optional<StatementShape> of(String sql) {
        Optional<StatementShape> shape = known.get(sql);
        if (shape == null) {
            if (known.size() >= ROOM) {
                known.clear();
            }
            shape = StatementParser.parse(sql);
            known.put(sql, shape);
        }
        return shape;
    }
}
