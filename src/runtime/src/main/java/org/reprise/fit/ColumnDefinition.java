package org.reprise.fit;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column as a site's catalog has it.
 *
 * @param name      as it is spelled there
 * @param collation of one that holds text
 */
public record ColumnDefinition(
        String name,
        ColumnType type,
        boolean nullable,
        Supply supply,
        @Nullable Collation collation) {

    String upper() {
        return name.toUpperCase(Locale.ROOT);
    }

    /** Whether a row may be inserted that says nothing of it. */
    boolean isOptional() {
        return nullable
                || !supply.fallback().isEmpty()
                || !supply.generated().isEmpty()
                || supply.identity() != Supply.Identity.NONE;
    }
}
