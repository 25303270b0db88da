package org.reprise.desk;

import java.time.Duration;
import java.util.List;
import org.reprise.figures.FiguresSampler;
import org.reprise.job.Loop;
import org.reprise.portion.Position;
import org.reprise.replay.ReplayGate;
import org.reprise.replay.Standstill;
import org.reprise.role.Secondary;
import org.reprise.role.SiteParts;
import org.reprise.subscription.Subscription;
import org.reprise.transfer.Superseded;

/** {@link SitePolicy} of an open secondary. */
final class PolicyDesk implements SitePolicy {
    private static final Duration LATELY = Duration.ofDays(1);

    private final Secondary secondary;
    private final SiteParts parts;
    private final FiguresSampler figures;

    PolicyDesk(Secondary secondary, SiteParts parts, FiguresSampler figures) {
        this.secondary = secondary;
        this.parts = parts;
        this.figures = figures;
    }

    @Override
    public void ask(List<String> upstreams, String who, String reason) {
        secondary.upstreams().set(upstreams, parts.transport(), who, reason);
        wake(secondary.askerLoop().loop());
    }

    @Override
    public void replay(String schedule, String until, String who, String reason) {
        gate().set(schedule, until, who, reason);
        wake(secondary.replayerLoop().loop());
        wake(secondary.askerLoop().loop());
    }

    @Override
    public Released release(String who, String reason) {
        Position before = parts.log().position().current();
        Position end = gate().release(who, reason);
        String rests = secondary.rests();
        String but = rests.isEmpty()
                ? new Standstill(parts.log(), gate()).words(parts.clock().instant())
                : "this site rests: " + rests;
        wake(secondary.replayerLoop().loop());
        wake(secondary.askerLoop().loop());
        return new Released(before, end, but);
    }

    private ReplayGate gate() {
        return secondary.replayerLoop().gate();
    }

    @Override
    public void subscribe(String subscription, String who, String reason) {
        secondary.upstreams().want(subscription, secondary.observes(), who, reason);
        wake(secondary.askerLoop().loop());
    }

    @Override
    public SubscriptionPreview preview(String subscription) {
        Subscription wanted = Subscription.parse(subscription).forSite(secondary.observes());
        return new SubscriptionTrial(parts.log(), parts.calls().methods().all(), wanted)
                .since(parts.clock().instant().minus(LATELY));
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
