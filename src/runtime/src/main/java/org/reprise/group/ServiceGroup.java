package org.reprise.group;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reprise.api.SiteRole;
import org.reprise.job.Loop;

/**
 * The service group at one server: it sees how its site stands, has the name follow, looks at the required checks and runs the hooks. It
 * decides nothing: a primary whose check falls says so, and gives up only by command. Safe for any thread.
 */
public final class ServiceGroup implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ServiceGroup.class.getName());
    private static final Duration LOOK = Duration.ofMillis(250);

    private final GroupSettings settings;
    private final Supplier<Optional<Place>> place;
    private final Hooks hooks;
    private final List<WatchedCheck> checks;
    private final List<Loop> loops = new ArrayList<>();
    private final @Nullable NameKeeper name;
    private @Nullable Place last;
    private volatile boolean primary;

    /** What a check finds before the site is open is of its start. */
    private volatile boolean known;

    /**
     * What the group needs of the server.
     *
     * @param place     how the site stands; empty while it is not open, as during a change of role
     * @param health    the application's health checks
     * @param observers hooks of the application
     */
    public record Doors(Supplier<Optional<Place>> place, Health health, List<Hook> observers, ThreadFactory threads) {
        public Doors {
            observers = List.copyOf(observers);
        }
    }

    public ServiceGroup(GroupSettings settings, Doors doors, Clock clock) {
        this(settings, doors, clock, settings.dns().map(DnsServer::new).orElse(null));
    }

    ServiceGroup(GroupSettings settings, Doors doors, Clock clock, @Nullable NameServer server) {
        this.settings = settings;
        this.place = doors.place();
        this.hooks = new Hooks(settings.hooks(), doors.observers(), doors.threads());
        this.name = server == null ? null : keeper(settings.dns().orElseThrow(), server, clock);
        CheckSettings.Pace pace = settings.checks().pace();
        Probes probes = new Probes(doors.health(), pace.timeout(), doors.threads());
        this.checks = settings.checks().required().stream()
                .map(each -> new WatchedCheck(each, probes.of(each), pace, clock, this::turned))
                .toList();
        loops.add(new Loop("service group", this::step));
        checks.forEach(each -> loops.add(new Loop("check " + each.name(), each::look).onlyWhile(() -> known)));
    }

    private static NameKeeper keeper(DnsSettings dns, NameServer server, Clock clock) {
        return new NameKeeper(dns.name(), new ServiceName(server, dns.addresses()), clock);
    }

    public void start(ThreadFactory threads) {
        loops.forEach(loop -> loop.start(threads));
    }

    /** One look at how the site stands: the name first, as hooks may take their time. */
    Duration step() {
        Optional<Place> now = place.get();
        primary = now.filter(each -> each.role() == SiteRole.PRIMARY).isPresent();
        if (now.isEmpty()) {
            return LOOK;
        }
        Place seen = now.get();
        known = true;
        if (name != null) {
            if (primary && seen.leads()) {
                name.reigns(seen.epoch());
            } else {
                name.rests();
            }
        }
        Place before = last;
        last = seen;
        if (before != null && seen.isChange(before)) {
            hooks.tell(seen.call(false));
            checks.stream()
                    .map(WatchedCheck::view)
                    .filter(view -> primary && isDown(view))
                    .forEach(this::turned);
        }
        return LOOK;
    }

    private static boolean isDown(CheckView view) {
        return view.state().equals(CheckView.DOWN);
    }

    private void turned(CheckView view) {
        if (view.isUp()) {
            LOG.info(() -> "The " + view.words());
        } else if (primary) {
            LOG.warning(() -> "REPR0081W: This site is primary, and the " + view.words()
                    + ". It goes on as primary: mend that, or make another site primary by 'reprise switchover'");
        } else {
            LOG.warning(() -> "REPR0082W: The " + view.words()
                    + ". While it is, this site is not made primary by a planned switch: mend that");
        }
    }

    /** Those that are down, or were not looked at yet, each in words. */
    public List<String> checksDown() {
        return checks.stream()
                .map(WatchedCheck::view)
                .filter(view -> !view.isUp())
                .map(CheckView::words)
                .toList();
    }

    /** What runs before the site is primary, in words; empty for nothing. */
    public String hooks() {
        return hooks.names();
    }

    /** Runs that. @throws HookFailedException when one of it says no, or is not done in time */
    public void runHooks(String site, String primary, long epoch) {
        hooks.before(new HookCall(true, SiteRole.PRIMARY, epoch, site, primary));
    }

    /** The site is about to be no primary any more. Waits for the hooks; what they say changes nothing. */
    public void leaving(Place to) {
        hooks.tell(to.call(true));
    }

    public GroupView view() {
        return new GroupView(
                settings.name(),
                settings.dns().map(DnsSettings::name).orElse(""),
                name == null ? "" : name.state(),
                checks.stream().map(WatchedCheck::view).toList(),
                trouble());
    }

    /** What a person should do something about, in words; empty for nothing. */
    public String trouble() {
        Stream<String> down = checks.stream()
                .map(WatchedCheck::view)
                .filter(ServiceGroup::isDown)
                .map(CheckView::words);
        return Stream.concat(Stream.of(name == null ? "" : name.trouble()), down)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** Begins nothing new. Never waits. */
    public void end() {
        loops.forEach(Loop::end);
    }

    @Override
    public void close() {
        end();
        loops.forEach(Loop::close);
    }
}
