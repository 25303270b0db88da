package org.reprise.archive;

import java.io.IOException;
import java.util.Optional;

/** Reads one form of an export, portion by portion. */
interface ExportReader {
    String REMEDY = "The file was changed or cut on its way, or by an editor: export again, and copy it byte for byte";

    /**
     * The next portion; empty behind the last, when the end of the file is right too.
     *
     * @throws FileRefusedException naming the place
     */
    Optional<ExportedPortion> next() throws IOException;

    static FileRefusedException refused(String place, String why) {
        return new FileRefusedException("The export was refused at " + place + ": " + why + ". " + REMEDY);
    }
}
