package org.reprise.liberty.refused.broken;

import jakarta.ejb.Stateless;
import org.reprise.api.Replay;
import org.reprise.api.Replicated;

@Stateless
public class ReplaysRows {
    @Replicated(replay = Replay.ROWS)
    public void run() {}
}
