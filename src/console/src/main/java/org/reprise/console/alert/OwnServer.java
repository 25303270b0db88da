package org.reprise.console.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.audit.AuditReport;

/**
 * What only this server knows of itself.
 *
 * @param demoted      methods that are brought about by rows here
 * @param audit        how far the rolling audit is; none at a primary
 * @param disks        where the log and what carries it are written
 * @param certificates that messages between sites need
 * @param headThen     where the log ended so long ago that another site should hold all of it by now; null where nobody looked then
 */
record OwnServer(
        List<String> demoted,
        AuditReport audit,
        List<Disk> disks,
        List<Certificate> certificates,
        @Nullable Long headThen) {

    /** Room where a folder is, in bytes. */
    record Disk(String folder, long free, long total) {}

    /** Of a key store or a file. */
    record Certificate(String file, String name, Instant ends) {}

    OwnServer {
        demoted = List.copyOf(demoted);
        disks = List.copyOf(disks);
        certificates = List.copyOf(certificates);
    }
}
