package org.reprise.liberty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A place in the code where a server can be made to die at once, as by SIGKILL: Byteman halts the JVM there. */
enum DeathPoint {
    EVIDENCE_KEPT_BEFORE_COMMIT("org.reprise.log.JdbcEvidenceStore", "keep", "EXIT"),
    BEFORE_ROWS("org.reprise.proof.JdbcRowApplier", "apply(java.util.List)", "ENTRY"),
    AFTER_ROWS("org.reprise.proof.JdbcRowApplier", "apply(java.util.List)", "EXIT"),
    POSITION_MOVED_BEFORE_COMMIT("org.reprise.log.JdbcReplayPosition", "advance", "EXIT"),
    HEALED_AND_COMMITTED("org.reprise.eclipselink.WatchedUnitsOfWork", "evict", "ENTRY"),
    EVENT_WRITTEN_BEFORE_COMMIT("org.reprise.log.JdbcCapturedEvents", "append", "EXIT"),
    BEFORE_QUARANTINE("org.reprise.quarantine.Rewind", "undo(org.reprise.portion.Position, java.lang.String)", "ENTRY"),
    AMID_UNDO("org.reprise.proof.RowUndo", "undo(java.util.List)", "EXIT", 2),
    /** All rows are as before, and one event is in quarantine. */
    AMID_QUARANTINE("org.reprise.quarantine.QuarantineStore", "add", "EXIT"),
    UNDONE_BEFORE_COMMIT(
            "org.reprise.quarantine.Rewind", "undo(org.reprise.portion.Position, java.lang.String)", "EXIT"),
    UNDONE_AND_COMMITTED("org.reprise.site.Returning", "undone", "ENTRY"),
    /** The second chunk of a seed is written and noted. */
    CHUNK_LOADED_BEFORE_COMMIT("org.reprise.seed.SeedRecord", "add", "EXIT", 2),
    /** The second chunk of a seed is asked for. */
    CHUNK_ASKED_FOR("org.reprise.seed.StagedSeed", "chunk", "ENTRY", 2),
    /** The old primary has heard that it is to give way, and writes it down. */
    GIVING_WAY("org.reprise.site.GivingWay", "to", "ENTRY"),
    /** It promises the new epoch, and has not committed that. */
    PROMISE_BEFORE_COMMIT("org.reprise.reign.JdbcReignStore", "set", "EXIT"),
    /** It has promised, and the new primary does not know. */
    PROMISED("org.reprise.site.ReignDesk", "promise", "EXIT"),
    /** The new primary has all, and its generators are moved. */
    BEFORE_EPOCH("org.reprise.reign.JdbcReignStore", "take", "ENTRY"),
    /** It has written the epoch and the reign, and has not committed them. */
    EPOCH_BEFORE_COMMIT("org.reprise.reign.JdbcReignStore", "add", "EXIT"),
    /** The reign has begun, and has no barrier. */
    EPOCH_TAKEN("org.reprise.reign.JdbcReignStore", "take", "EXIT"),
    /** The reign has its barrier, and nobody has been told. */
    BEFORE_OTHERS_ARE_TOLD("org.reprise.reign.Candidate", "tell", "ENTRY");

    /** In the order in which a site that comes back passes them. */
    static final List<DeathPoint> WHILE_COMING_BACK =
            List.of(BEFORE_QUARANTINE, AMID_UNDO, AMID_QUARANTINE, UNDONE_BEFORE_COMMIT, UNDONE_AND_COMMITTED);

    /** In the order in which healing passes them. */
    static final List<DeathPoint> WHILE_HEALING = List.of(
            EVIDENCE_KEPT_BEFORE_COMMIT, BEFORE_ROWS, AFTER_ROWS, POSITION_MOVED_BEFORE_COMMIT, HEALED_AND_COMMITTED);

    /** In the order in which a change of primary passes them: first those of the old one. */
    static final List<DeathPoint> WHILE_GIVING_WAY = List.of(GIVING_WAY, PROMISE_BEFORE_COMMIT, PROMISED);

    /** In the order in which a change of primary passes them: at the old one, and at the new one. */
    static final List<DeathPoint> WHILE_A_PRIMARY_CHANGES = List.of(
            GIVING_WAY,
            PROMISE_BEFORE_COMMIT,
            PROMISED,
            BEFORE_EPOCH,
            EPOCH_BEFORE_COMMIT,
            EPOCH_TAKEN,
            BEFORE_OTHERS_ARE_TOLD);

    private final String type;
    private final String method;
    private final String place;
    private final int time;

    DeathPoint(String type, String method, String place) {
        this(type, method, place, 1);
    }

    /** @param time that a server comes to the point, since its start */
    DeathPoint(String type, String method, String place, int time) {
        this.type = type;
        this.method = method;
        this.place = place;
        this.time = time;
    }

    /** JVM options that make a server able to die at any of the points, once somebody arms one. */
    static String[] agent(Path folder) {
        try {
            Path script = Files.createDirectories(folder).resolve("death.btm");
            Files.writeString(
                    script,
                    Arrays.stream(values()).map(point -> point.rule(folder)).collect(Collectors.joining("\n")));
            Path agent = Path.of(Class.forName("org.jboss.byteman.agent.Main")
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .getPath());
            return new String[] {"-javaagent:" + agent + "=script:" + script + ",boot:" + agent};
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private String rule(Path folder) {
        // the rule language has no arrays for Path.of
        String armed = "java.nio.file.Paths.get(java.net.URI.create(\""
                + folder.resolve(name()).toUri() + "\"))";
        return "RULE " + name() + "\nCLASS " + type + "\nMETHOD " + method + "\nAT " + place
                + "\nIF incrementCounter(\"" + name() + "\") >= " + time + " && java.nio.file.Files.deleteIfExists("
                + armed
                + ")\nDO killJVM()\nENDRULE\n";
    }

    /** The next server that comes to the point, or has come there often enough, dies there; only one does. */
    void arm(Path folder) {
        try {
            Files.createFile(folder.resolve(name()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
