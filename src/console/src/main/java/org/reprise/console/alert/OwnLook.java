package org.reprise.console.alert;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.reprise.audit.AuditReport;
import org.reprise.desk.Site;
import org.reprise.figures.SiteFigures;
import org.reprise.finding.Demotion;
import org.reprise.settings.Role;

/** Looks at what only this server knows: what costs something, less often. For one thread. */
final class OwnLook {
    private static final Logger LOG = Logger.getLogger(OwnLook.class.getName());

    /** What is read in the database. */
    private static final Duration READ = Duration.ofMinutes(1);

    /** Files of certificates. */
    private static final Duration OPENED = Duration.ofHours(1);

    private final Site site;
    private final AlertSettings.Watched watched;
    private final Certificates certificates;
    private final HeadHistory heads;
    private Instant read = Instant.MIN;
    private Instant opened = Instant.MIN;
    private List<String> demoted = List.of();
    private AuditReport audit = AuditReport.NONE;
    private List<OwnServer.Certificate> ends = List.of();

    /** @param unheld after how long another site should hold what this one has sealed */
    OwnLook(Site site, AlertSettings.Watched watched, Duration unheld) {
        this.site = site;
        this.watched = watched;
        this.certificates = new Certificates(watched.certificates(), watched.password());
        this.heads = new HeadHistory(unheld);
    }

    OwnServer at(Instant now) {
        SiteFigures figures = site.figures();
        if (figures.role() == Role.PRIMARY && figures.ready()) {
            heads.put(now, figures.head().seq());
        } else {
            heads.clear();
        }
        if (!now.isBefore(read.equals(Instant.MIN) ? read : read.plus(READ))) {
            read = now;
            readAgain(figures.role());
        }
        if (!now.isBefore(opened.equals(Instant.MIN) ? opened : opened.plus(OPENED))) {
            opened = now;
            ends = certificates.look();
        }
        return new OwnServer(demoted, audit, disks(), ends, heads.then(now));
    }

    /** Where the database does not answer, what was known of it stays. */
    private void readAgain(Role role) {
        try {
            demoted = site.demotions().stream().map(Demotion::name).toList();
            audit = role == Role.SECONDARY ? site.check().rollingAudit() : AuditReport.NONE;
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "Demoted methods or the rolling audit cannot be looked at; tried again in a minute", e);
        }
    }

    private List<OwnServer.Disk> disks() {
        List<OwnServer.Disk> disks = new ArrayList<>();
        for (String folder : watched.folders()) {
            try {
                Path path = Path.of(folder).toAbsolutePath().normalize();
                FileStore store = Files.getFileStore(path);
                disks.add(new OwnServer.Disk(path.toString(), store.getUsableSpace(), store.getTotalSpace()));
            } catch (IOException e) {
                LOG.log(Level.FINE, e, () -> "The disk of " + folder + " cannot be looked at");
            }
        }
        return disks;
    }
}
