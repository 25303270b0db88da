package org.reprise.desk;

import java.util.List;
import org.reprise.figures.FiguresSampler;
import org.reprise.job.Loop;
import org.reprise.portion.Position;
import org.reprise.role.Secondary;
import org.reprise.transfer.Superseded;
import org.reprise.transfer.Transport;

/** {@link SitePolicy} of an open secondary. */
final class PolicyDesk implements SitePolicy {
    private final Secondary secondary;
    private final Transport transport;
    private final FiguresSampler figures;

    PolicyDesk(Secondary secondary, Transport transport, FiguresSampler figures) {
        this.secondary = secondary;
        this.transport = transport;
        this.figures = figures;
    }

    @Override
    public void ask(List<String> upstreams, String who, String reason) {
        secondary.upstreams().set(upstreams, transport, who, reason);
        wake(secondary.askerLoop().loop());
    }

    @Override
    public void replay(String schedule, String until, String who, String reason) {
        secondary.replayerLoop().gate().set(schedule, until, who, reason);
        wake(secondary.replayerLoop().loop());
        wake(secondary.askerLoop().loop());
    }

    @Override
    public Position release(String who, String reason) {
        Position end = secondary.replayerLoop().gate().release(who, reason);
        wake(secondary.replayerLoop().loop());
        wake(secondary.askerLoop().loop());
        return end;
    }

    @Override
    public void subscribe(String subscription, String who, String reason) {
        secondary.upstreams().want(subscription, secondary.observes(), who, reason);
        wake(secondary.askerLoop().loop());
    }

    @Override
    public void prefer(List<String> kinds, String who, String reason) {
        secondary.upstreams().prefer(kinds, who, reason);
        wake(secondary.askerLoop().loop());
    }

    @Override
    public void take(Superseded superseded, String who, String reason) {
        secondary.upstreams().take(superseded, who, reason);
        wake(secondary.askerLoop().loop());
    }

    private void wake(Loop loop) {
        loop.wake();
        figures.loop().wake();
    }
}
