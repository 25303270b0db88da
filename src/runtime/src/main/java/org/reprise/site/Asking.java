package org.reprise.site;

import java.time.Duration;
import org.reprise.transfer.Asker;
import org.reprise.transfer.EvidenceDesk;
import org.reprise.transfer.Intake;
import org.reprise.transfer.Peers;
import org.reprise.transfer.Upstreams;

/** The secondary's way to portions: asks its upstreams in a loop of its own, and takes what they send. */
final class Asking {
    private static final Duration RESTING = Duration.ofSeconds(1);

    private final Asker asker;
    private final Intake intake;
    private final Loop loop;
    private volatile boolean resting;

    /** @param onStored called after each answer; must not wait */
    Asking(SiteParts parts, Upstreams upstreams, EvidenceDesk evidence, Peers peers, Runnable onStored) {
        this.asker = new Asker(upstreams, parts.log(), parts.transport(), peers, parts.clock());
        this.intake = new Intake(parts.log().portions(), asker, evidence, onStored, parts.clock());
        this.loop = new Loop("asker", this::step);
    }

    private Duration step() {
        return resting ? RESTING : asker.step();
    }

    /** Whether to ask for nothing. */
    void rest(boolean yes) {
        resting = yes;
    }

    Asker asker() {
        return asker;
    }

    Intake intake() {
        return intake;
    }

    Loop loop() {
        return loop;
    }
}
