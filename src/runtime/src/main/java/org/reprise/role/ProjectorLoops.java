package org.reprise.role;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.reprise.figures.ProjectionFigures;
import org.reprise.job.Loop;
import org.reprise.job.Work;
import org.reprise.key.TrustedPortions;
import org.reprise.portion.Position;
import org.reprise.projection.Projector;
import org.reprise.projection.ToldSeqs;
import org.reprise.replay.ToldEvent;

/** The projections of this site, each in a loop of its own. */
public final class ProjectorLoops {
    private static final long LOOK_MS = 200;

    private record Running(Projector projector, Loop loop) {}

    private final List<Running> all;
    private final Supplier<Position> limit;
    private final ToldSeqs told;
    private volatile Supplier<SortedMap<String, String>> rebuilds = Collections::emptySortedMap;

    /** @param limit the last position that is told now */
    public ProjectorLoops(SiteParts parts, Application application, Supplier<Position> limit) {
        this.limit = limit;
        this.told = new ToldSeqs(parts.log().settings(), parts.transactions());
        Projector.Audience audience = new Projector.Audience(application.observers(), ToldEvent::of, limit);
        this.all = application.projections().entrySet().stream()
                .map(each -> new Projector(
                        each.getKey(),
                        each.getValue(),
                        parts.transactions(),
                        TrustedPortions.forReplay(parts.log().portions(), parts.keys()),
                        audience))
                .map(projector -> new Running(projector, new Loop("projection " + projector.name(), projector::step)))
                .sorted(Comparator.comparing(running -> running.projector().name()))
                .toList();
    }

    public List<Loop> loops() {
        return all.stream().map(Running::loop).toList();
    }

    /** By name, the last seq that each has been told. Reads and writes the site's database; for one thread. */
    SortedMap<String, Long> told() {
        return all.stream()
                .map(Running::projector)
                .collect(Collectors.toMap(Projector::name, told::of, Math::min, TreeMap::new));
    }

    /** Shows which of them need a rebuild, and why. */
    void rebuildsBy(Supplier<SortedMap<String, String>> lost) {
        rebuilds = lost;
    }

    public List<ProjectionFigures> figures() {
        Position end = all.isEmpty() ? Position.START : limit.get();
        return all.stream()
                .map(running -> new ProjectionFigures(
                        running.projector().name(),
                        running.projector().reached(),
                        Math.max(0, end.seq() - running.projector().reached().seq()),
                        running.loop().trouble(),
                        rebuilds.get().getOrDefault(running.projector().name(), "")))
                .toList();
    }

    /**
     * Builds a projection anew, and waits until it has all that there is now.
     *
     * @throws IllegalArgumentException when there is none of this name
     */
    public Work rebuild(String name) {
        Running running = all.stream()
                .filter(each -> each.projector().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no projection '" + name
                        + "'; this application has "
                        + all.stream().map(each -> each.projector().name()).toList()));
        return progress -> {
            Position end = limit.get();
            running.projector().rebuild();
            running.loop().wake();
            progress.stage("telling the events again", end.seq(), "events");
            long told = 0;
            while (told < end.seq()) {
                pause();
                long now = running.projector().reached().seq();
                progress.add(now - told);
                told = now;
            }
            return "Projection '" + name + "' was built anew from the first event to " + end;
        };
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted; the projection goes on by itself", e);
        }
    }
}
