package org.reprise.compare;

import org.reprise.portion.Position;

/**
 * A site's tables at an exact position.
 *
 * @param position of the last event whose rows are there
 */
public record PositionedSnapshot(SiteSnapshot snapshot, Position position) implements AutoCloseable {

    @Override
    public void close() {
        snapshot.close();
    }
}
