package org.reprise.role;

import org.reprise.log.ReplayPosition;
import org.reprise.replay.CatchUp;
import org.reprise.replay.ReplayGate;
import org.reprise.transfer.Upstreams;

/** What transfer has to know of the replay of a secondary: up to where it replays, and whether it catches up. */
record ReplayTiming(ReplayGate gate, CatchUp catchUp, ReplayPosition position) implements Upstreams.Timing {
    @Override
    public boolean mayLeaveOut() {
        return gate.isOnlyForTheEnd();
    }

    @Override
    public long until() {
        return gate.until();
    }

    @Override
    public boolean wantsEvidence() {
        // replay may be held, and what comes meanwhile is for later
        return catchUp.mayBe() && catchUp.look(position.current());
    }

    @Override
    public long unseen() {
        return catchUp.unseen();
    }
}
