package org.reprise.seed;

import org.reprise.compare.RowSum;
import org.reprise.compare.TableShape;

/**
 * A table of a seed.
 *
 * @param shape as it is at the source; its columns are those of the rows in the chunks, in alphabetical order
 * @param sum   of all rows, in the forms of {@code shape}
 */
public record SeedTable(TableShape shape, RowSum sum) {

    public String name() {
        return shape.name();
    }
}
