package org.reprise.role;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.reprise.audit.AuditDesk;
import org.reprise.audit.AuditedRows;
import org.reprise.audit.Bounds;
import org.reprise.audit.ReplayedBounds;
import org.reprise.audit.SealedBounds;
import org.reprise.audit.Writers;
import org.reprise.compare.SideDesk;
import org.reprise.eclipselink.MappedColumns;
import org.reprise.fit.FitForm;
import org.reprise.fit.OwnDefinition;
import org.reprise.job.Loop;
import org.reprise.log.EventLog;
import org.reprise.seed.SeedDesk;
import org.reprise.seed.StagedSeeds;
import org.reprise.seed.Staging;
import org.reprise.settings.Role;
import org.reprise.transfer.Enquiries;

/** What this site asks others for besides the log, and what it tells them, in a loop of its own. */
public final class EnquiryLoop {
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration SEALING = Duration.ofSeconds(10);

    /** Events that are looked into for the last one that wrote a row. */
    private static final int SEARCHED = 20_000;

    private final Enquiries enquiries;
    /** Longer than a seed takes, killed and resumed. */
    private static final Duration KEPT = Duration.ofDays(2);

    private final GeneratorTables generators;
    private final SideDesk side;
    private final SeedDesk seeds;
    private final OwnDefinition definition;
    private final Loop loop = new Loop("respondent", this::step);

    /** @param seeding told who asks about a seed, before it is answered */
    public EnquiryLoop(
            SiteParts parts,
            Snapshots snapshots,
            GeneratorTables generators,
            ThreadFactory threads,
            Consumer<String> seeding) {
        this.generators = generators;
        StagedSeeds staged =
                new StagedSeeds(Path.of(parts.settings().database().seeds().folder()));
        String name = parts.settings().name();
        Staging staging = new Staging(name, snapshots.positions(), generators::application, staged, parts.clock());
        this.seeds = new SeedDesk(staging, staged, threads, KEPT, parts.clock());
        this.side = new SideDesk(snapshots::open, generators::application, parts.clock());
        this.definition = new OwnDefinition(name, parts.container().dataSource(), MappedColumns::types, generators);
        Map<String, Enquiries.Respondent> respondents = Map.of(
                SideDesk.SUBJECT,
                side::answer,
                SeedDesk.SUBJECT,
                (asker, question) -> {
                    seeding.accept(asker);
                    return seeds.answer(asker, question);
                },
                FitForm.SUBJECT,
                (asker, question) -> FitForm.write(definition.read()),
                AuditDesk.SUBJECT,
                auditDesk(parts, generators)::answer);
        this.enquiries = new Enquiries(name, parts.transport(), respondents, loop::wake);
    }

    private static AuditDesk auditDesk(SiteParts parts, GeneratorTables generators) {
        DataSource source = parts.container().dataSource();
        EventLog log = parts.log();
        Bounds bounds = parts.settings().role() == Role.PRIMARY
                ? new SealedBounds(source, log.portions(), SEALING)
                : new ReplayedBounds(log.position());
        Writers writers = new Writers(log.portions(), log.evidence(), SEARCHED);
        return new AuditDesk(new AuditedRows(source), generators::application, bounds, writers);
    }

    private Duration step() {
        side.closeIdle();
        generators.learn();
        seeds.tidy();
        return enquiries.step() ? IDLE : AGAIN;
    }

    public Enquiries enquiries() {
        return enquiries;
    }

    /** What this site tells of its tables. */
    public OwnDefinition definition() {
        return definition;
    }

    public Loop loop() {
        return loop;
    }

    /** After the loop has ended. */
    public void close() {
        side.close();
        seeds.close();
    }
}
