package org.reprise.log;

import org.reprise.portion.ChainEnd;
import org.reprise.portion.Position;
import org.reprise.reign.ReignStore;

/** The log of a site whose promise rises, and on which a reign may begin. */
record Succeeded(CapturedEvents captured, PortionStore portions) implements ReignStore.OwnLog {
    @Override
    public void rose() {
        portions.forgetBehindHole();
    }

    @Override
    public String hinders(ChainEnd end) {
        Position last = portions.last();
        if (last.seq() != end.position().seq()) {
            return "the log here ends with event " + last + " by now, not with " + end.position();
        }
        long unsealed = captured.count();
        return unsealed == 0 ? "" : unsealed + " events were captured here and are in no portion yet";
    }
}
