package org.reprise.archive;

import java.io.IOException;
import org.reprise.portion.Portion;

/** Writes one form of an export; the stream stays open. */
interface ExportWriter {

    void write(Portion portion) throws IOException;

    /** The end, without which no import takes the file; flushes. */
    void end() throws IOException;
}
