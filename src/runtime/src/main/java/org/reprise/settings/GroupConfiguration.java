package org.reprise.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.reprise.api.DeploymentRefusedException;
import org.reprise.group.CheckSettings;
import org.reprise.group.DnsKey;
import org.reprise.group.DnsServer;
import org.reprise.group.DnsSettings;
import org.reprise.group.Endpoint;
import org.reprise.group.GroupSettings;
import org.reprise.group.HookSettings;
import org.reprise.group.RequiredCheck;
import org.xbill.DNS.Address;

/** Reads {@link GroupSettings} from MicroProfile Config and collects every mistake, so that all are said at once. */
public final class GroupConfiguration {
    private static final int DNS_PORT = 53;

    private final Config config;
    private final List<String> problems = new ArrayList<>();

    public GroupConfiguration(Config config) {
        this.config = config;
    }

    /** @throws DeploymentRefusedException naming each key that is missing or wrong */
    public GroupSettings read() {
        GroupSettings settings = settings();
        if (!problems.isEmpty()) {
            throw new DeploymentRefusedException(problems);
        }
        return settings;
    }

    /** What is missing or wrong, each by its key; empty for nothing. */
    List<String> problems() {
        settings();
        return problems;
    }

    private GroupSettings settings() {
        Optional<DnsSettings> dns = dns();
        CheckSettings checks = checks();
        HookSettings hooks = hooks();
        return tried(() -> new GroupSettings(text("reprise.group.name").orElse(GroupSettings.NAME), dns, checks, hooks))
                .orElse(GroupSettings.NONE);
    }

    private Optional<DnsSettings> dns() {
        String name = plain(text("reprise.group.dns.name").orElse(""));
        if (name.isEmpty()) {
            return Optional.empty();
        }
        DnsSettings.Terms terms = tried(() -> new DnsSettings.Terms(
                        value("reprise.group.dns.ttl", Duration.class, DnsSettings.Terms.DEFAULT.ttl()),
                        value("reprise.group.dns.timeout", Duration.class, DnsSettings.Terms.DEFAULT.timeout())))
                .orElse(DnsSettings.Terms.DEFAULT);
        Optional<Endpoint> server = tried(this::server);
        List<InetAddress> addresses = addresses();
        Optional<DnsKey> key = tried(this::key);
        if (server.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        String zone = plain(text("reprise.group.dns.zone").orElse(name.substring(name.indexOf('.') + 1)));
        return tried(() -> {
            DnsSettings settings = new DnsSettings(name, zone, server.get(), addresses, terms, key.get());
            DnsServer.check(settings);
            return settings;
        });
    }

    private static String plain(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private Endpoint server() {
        return Endpoint.parse(
                text("reprise.group.dns.server")
                        .orElseThrow(() ->
                                new IllegalArgumentException("Set reprise.group.dns.server: host, or host:port, of"
                                        + " the primary name server of the zone that reprise.group.dns.name is in")),
                DNS_PORT);
    }

    private List<InetAddress> addresses() {
        List<InetAddress> addresses = new ArrayList<>();
        for (String each : list("reprise.group.dns.address")) {
            try {
                // never by asking a name server
                addresses.add(Address.getByAddress(each));
            } catch (UnknownHostException e) {
                problems.add("reprise.group.dns.address = '" + each + "' is not an IPv4 or IPv6 address");
            }
        }
        return addresses;
    }

    private DnsKey key() {
        String name = plain(text("reprise.group.dns.key.name").orElse(""));
        String algorithm = text("reprise.group.dns.key.algorithm").orElse(DnsKey.ALGORITHM);
        Optional<String> secret = text("reprise.group.dns.key.secret");
        Optional<String> file = text("reprise.group.dns.key.file");
        if (secret.isPresent() == file.isPresent()) {
            throw new IllegalArgumentException("Set one of reprise.group.dns.key.file and reprise.group.dns.key.secret:"
                    + " the key by which the name server lets this site move "
                    + text("reprise.group.dns.name").orElse("the name"));
        }
        if (secret.isPresent()) {
            return new DnsKey(name, algorithm, secret.get());
        }
        try {
            return DnsKey.read(Files.readString(Path.of(file.orElseThrow())), name, algorithm);
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(
                    "reprise.group.dns.key.file = '" + file.orElseThrow() + "' cannot be read (" + e
                            + "): name the file that tsig-keygen has written, and let this server's user read it",
                    e);
        }
    }

    private CheckSettings checks() {
        CheckSettings.Pace fallback = CheckSettings.Pace.DEFAULT;
        CheckSettings.Pace pace = tried(() -> new CheckSettings.Pace(
                        value("reprise.group.checks.rise", Integer.class, fallback.rise()),
                        value("reprise.group.checks.fall", Integer.class, fallback.fall()),
                        value("reprise.group.checks.interval", Duration.class, fallback.interval()),
                        value("reprise.group.checks.timeout", Duration.class, fallback.timeout())))
                .orElse(fallback);
        List<RequiredCheck> required = new ArrayList<>();
        for (String name : list("reprise.group.checks")) {
            tried(() -> check(name)).ifPresent(required::add);
        }
        return new CheckSettings(required, pace);
    }

    private RequiredCheck check(String name) {
        String key = "reprise.group.checks." + name + ".target";
        return RequiredCheck.parse(
                name,
                text(key)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "Set " + key + ", as reprise.group.checks names it: health:NAME, tcp://HOST:PORT or"
                                        + " http://HOST:PORT/PATH")));
    }

    private HookSettings hooks() {
        return tried(() -> new HookSettings(
                        list("reprise.group.hooks").stream().map(Path::of).toList(),
                        value("reprise.group.hooks.timeout", Duration.class, HookSettings.TIMEOUT)))
                .orElse(HookSettings.NONE);
    }

    private List<String> list(String key) {
        return config.getOptionalValues(key, String.class).orElse(List.of()).stream()
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private Optional<String> text(String key) {
        return config.getOptionalValue(key, String.class).map(String::strip).filter(text -> !text.isEmpty());
    }

    private <T> T value(String key, Class<T> type, T fallback) {
        try {
            return config.getOptionalValue(key, type).orElse(fallback);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    key + " = '" + text(key).orElse("") + "' is not a "
                            + (type == Duration.class ? "duration like PT5S" : "number"),
                    e);
        }
    }

    private <T> Optional<T> tried(Supplier<T> build) {
        try {
            return Optional.of(build.get());
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
