package org.reprise.site;

import org.reprise.transfer.Asker;
import org.reprise.transfer.EvidenceDesk;
import org.reprise.transfer.Intake;
import org.reprise.transfer.Peers;
import org.reprise.transfer.Upstreams;

/** The secondary's way to portions: asks its upstreams in a loop of its own, and takes what they send. */
final class Asking {
    private final Asker asker;
    private final Intake intake;
    private final Loop loop;

    /** @param onStored called after each answer; must not wait */
    Asking(SiteParts parts, Upstreams upstreams, EvidenceDesk evidence, Peers peers, Runnable onStored) {
        this.asker = new Asker(upstreams, parts.log(), parts.transport(), peers, parts.clock());
        this.intake = new Intake(parts.log().portions(), asker, evidence, onStored, parts.clock());
        this.loop = new Loop("asker", asker::step);
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
