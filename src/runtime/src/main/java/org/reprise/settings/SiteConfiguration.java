package org.reprise.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.reprise.ack.AckPolicy;
import org.reprise.api.DeploymentRefusedException;
import org.reprise.argument.ArgumentJson;
import org.reprise.audit.AuditPolicy;
import org.reprise.capture.CapturePolicy;
import org.reprise.cluster.ClusterSettings;
import org.reprise.cluster.Lease;
import org.reprise.key.SecurityPolicy;
import org.reprise.log.SealPace;
import org.reprise.portion.PortionLimits;
import org.reprise.replay.CatchUpPolicy;
import org.reprise.replay.ReplayPolicy;
import org.reprise.replay.Schedule;
import org.reprise.settings.SiteSettings.CaptureSettings;
import org.reprise.settings.SiteSettings.CareSettings;
import org.reprise.settings.SiteSettings.DatabaseSettings;
import org.reprise.settings.SiteSettings.KeepingSettings;
import org.reprise.settings.SiteSettings.ReplaySettings;
import org.reprise.settings.SiteSettings.SeedSettings;
import org.reprise.subscription.Subscription;
import org.reprise.transfer.RetentionPolicy;
import org.reprise.transfer.Room;
import org.reprise.transfer.TransferPolicy;
import org.reprise.unseen.UnseenWrites;

/** Reads {@link SiteSettings} from MicroProfile Config and collects every mistake, so that all are said at once. */
public final class SiteConfiguration {
    private final Config config;
    private final List<String> problems = new ArrayList<>();

    public SiteConfiguration(Config config) {
        this.config = config;
    }

    /** @throws DeploymentRefusedException naming each key that is missing or wrong */
    public SiteSettings read() {
        String name = required("reprise.site", "the name of this site, such as east");
        String primary = required("reprise.primary", "the name of the site that is primary");
        List<String> upstreams = upstreams(name, primary);
        DatabaseSettings database = new DatabaseSettings(
                dataSource(config),
                value("reprise.schema.create", Boolean.class, true),
                seeds(),
                keeping(),
                constant("reprise.return", ReturnPolicy.ASK));
        CaptureSettings capture = capture();
        ReplaySettings replay = replay();
        TransferPolicy transfer = built(
                new TransferPolicy(name, List.of(), Subscription.ALL, Room.DEFAULT, Duration.ofSeconds(5)),
                fallback -> new TransferPolicy(
                        name,
                        upstreams,
                        Subscription.parse(value("reprise.subscription", String.class, ""))
                                .forSite(replay.policy().observes()),
                        new Room(
                                value("reprise.transfer.room", Integer.class, Room.DEFAULT.bytes()),
                                value("reprise.transfer.room-events", Integer.class, Room.DEFAULT.events())),
                        value("reprise.transfer.wait", Duration.class, fallback.patience()),
                        List.of(config.getOptionalValue("reprise.priority", String[].class)
                                .orElse(new String[0])),
                        constant("reprise.superseded", fallback.superseded())));
        ClusterSettings cluster = cluster();
        SecurityPolicy security = security();
        // heeded before there is a site, by DatabaseWait
        given("reprise.start.patience", Duration.class);
        problems.addAll(new GroupConfiguration(config).problems());
        // heeded beside the site, which is another one after each change of role
        given("reprise.reign.patience", Duration.class);
        if (!problems.isEmpty()) {
            throw new DeploymentRefusedException(problems);
        }
        return new SiteSettings(
                name, Standing.configured(name, primary), database, capture, replay, transfer, cluster, security);
    }

    private enum Security {
        REQUIRED,
        OFF
    }

    private SecurityPolicy security() {
        return built(
                SecurityPolicy.OFF,
                fallback -> new SecurityPolicy(
                        constant("reprise.security", Security.REQUIRED) == Security.REQUIRED,
                        value("reprise.keys.folder", String.class, fallback.folder()),
                        value("reprise.keys.exchange", String.class, fallback.exchange()),
                        value("reprise.security.window", Duration.class, fallback.window())));
    }

    private ClusterSettings cluster() {
        Lease.Terms terms = built(
                Lease.Terms.DEFAULT,
                fallback -> new Lease.Terms(
                        value("reprise.cluster.renew", Duration.class, fallback.renew()),
                        value("reprise.cluster.lease", Duration.class, fallback.length())));
        return built(
                new ClusterSettings("server", terms, ClusterSettings.STOP_PATIENCE),
                fallback -> new ClusterSettings(
                        value("reprise.cluster.server", String.class, fallback.server()),
                        terms,
                        value("reprise.stop.patience", Duration.class, fallback.stopPatience())));
    }

    private SeedSettings seeds() {
        Set<String> replaced = Arrays.stream(
                        value("reprise.seed.replace", String.class, "").split(",", -1))
                .map(name -> name.strip().toUpperCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        return new SeedSettings(
                value("reprise.seed.folder", String.class, "reprise-seeds"),
                value("reprise.seed.from", String.class, ""),
                replaced,
                value("reprise.seed.needed", Boolean.class, true));
    }

    private KeepingSettings keeping() {
        RetentionPolicy policy = built(
                RetentionPolicy.ALL,
                fallback -> new RetentionPolicy(
                        given("reprise.retention.age", Duration.class),
                        bytes("reprise.retention.size"),
                        bytes("reprise.retention.hard-limit")));
        return new KeepingSettings(
                policy,
                value("reprise.archive", String.class, ""),
                value("reprise.export.folder", String.class, "reprise-export"));
    }

    private OptionalLong bytes(String key) {
        return given(key, Long.class).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private ReplaySettings replay() {
        ReplayPolicy policy = built(
                new ReplayPolicy(100, 3, Duration.ofSeconds(1), false, CatchUpPolicy.DEFAULT, false),
                fallback -> new ReplayPolicy(
                        value("reprise.replay.batch", Integer.class, fallback.batch()),
                        value("reprise.replay.tries", Integer.class, fallback.tries()),
                        value("reprise.replay.retry-pause", Duration.class, fallback.retryPause()),
                        value("reprise.observe", Boolean.class, fallback.observes()),
                        CatchUpPolicy.parse(value(
                                "reprise.replay.catch-up",
                                String.class,
                                String.valueOf(fallback.catchUp().events()))),
                        value("reprise.replay.ahead", Boolean.class, fallback.ahead())));
        CareSettings care = care();
        return built(
                new ReplaySettings(policy, new Schedule.Immediate(), "", "", care),
                fallback -> new ReplaySettings(
                        policy,
                        Schedule.wished(value(
                                "reprise.replay.schedule",
                                String.class,
                                fallback.schedule().toString())),
                        value("reprise.replay.until", String.class, fallback.until()),
                        value("reprise.application.version", String.class, fallback.applicationVersion()),
                        care));
    }

    private CareSettings care() {
        AuditPolicy audit = built(
                AuditPolicy.DEFAULT,
                fallback -> new AuditPolicy(
                        value("reprise.audit.pace", Integer.class, fallback.pace()),
                        value("reprise.audit.repair", Boolean.class, fallback.repairs())));
        return new CareSettings(value("reprise.fit.refuse", Boolean.class, true), audit);
    }

    private CaptureSettings capture() {
        SealPace pace = built(
                new SealPace(SealPace.DEFAULT_PAUSE, PortionLimits.DEFAULT),
                fallback -> new SealPace(
                        value("reprise.seal.pause", Duration.class, SealPace.DEFAULT_PAUSE),
                        new PortionLimits(
                                value("reprise.portion.max-events", Integer.class, PortionLimits.DEFAULT.maxEvents()),
                                value("reprise.portion.max-bytes", Integer.class, PortionLimits.DEFAULT.maxBytes()))));
        CapturePolicy policy = built(
                CapturePolicy.DEFAULT,
                fallback -> new CapturePolicy(
                        constant("reprise.proof", fallback.proving()),
                        constant("reprise.uncaptured", fallback.uncaptured()),
                        value("reprise.evidence.max-bytes", Integer.class, fallback.maxEvidenceBytes()),
                        value("reprise.capture.failed", Boolean.class, fallback.failed())));
        AckPolicy ack = built(
                AckPolicy.LOCAL,
                fallback -> AckPolicy.of(
                        value("reprise.ack", String.class, "local"),
                        value("reprise.ack.timeout", Duration.class, fallback.timeout()),
                        value("reprise.ack.degrade", Boolean.class, fallback.degrades())));
        return built(
                new CaptureSettings(policy, pace, Duration.ofDays(7), ArgumentJson.MAX_BYTES, UnseenWrites.EVERY, ack),
                fallback -> new CaptureSettings(
                        policy,
                        pace,
                        value("reprise.evidence.retention", Duration.class, fallback.retention()),
                        value("reprise.argument.max-bytes", Integer.class, fallback.maxArgumentBytes()),
                        value("reprise.unseen", Integer.class, fallback.unseen()),
                        ack));
    }

    private <E extends Enum<E>> E constant(String key, E fallback) {
        Optional<String> value = config.getOptionalValue(key, String.class);
        try {
            return value.isEmpty()
                    ? fallback
                    : Enum.valueOf(fallback.getDeclaringClass(), value.get().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            problems.add(key + " = '" + value.get() + "' is none of "
                    + Arrays.toString(fallback.getDeclaringClass().getEnumConstants()));
            return fallback;
        }
    }

    /** {@code reprise.data-source}. */
    static String dataSource(Config config) {
        return config.getOptionalValue("reprise.data-source", String.class).orElse("java:comp/DefaultDataSource");
    }

    private List<String> upstreams(String name, String primary) {
        Optional<String[]> named = config.getOptionalValue("reprise.upstreams", String[].class);
        return name.equals(primary) ? List.of() : named.map(List::of).orElse(List.of(primary));
    }

    private String required(String key, String meaning) {
        Optional<String> value = config.getOptionalValue(key, String.class);
        if (value.isEmpty()) {
            problems.add("Set " + key + ": " + meaning);
        } else if (!value.get().matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}")) {
            problems.add(key + " = '" + value.get() + "' is not a name: use letters, digits, '-' and '_'");
        }
        return value.orElse("");
    }

    private <T> T value(String key, Class<T> type, T fallback) {
        return given(key, type).orElse(fallback);
    }

    private <T> Optional<T> given(String key, Class<T> type) {
        try {
            return config.getOptionalValue(key, type);
        } catch (IllegalArgumentException e) {
            problems.add(key + " = '" + config.getConfigValue(key).getValue() + "' is not a "
                    + (type == Duration.class
                            ? "duration like PT5S"
                            : type.getSimpleName().toLowerCase(Locale.ROOT)));
            return Optional.empty();
        }
    }

    private <T> T built(T fallback, Function<T, T> build) {
        try {
            return build.apply(fallback);
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return fallback;
        }
    }
}
