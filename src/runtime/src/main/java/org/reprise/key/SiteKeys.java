package org.reprise.key;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reprise.jdbc.Transactions;
import org.reprise.log.Settings;
import org.reprise.portion.Portion;
import org.reprise.reign.SiteName;

/**
 * The keys of this site: those that this server signs with, and those of all sites that it believes. At the first start a key is made;
 * it signs nothing that others believe before they trust it. Safe for any thread.
 */
public final class SiteKeys {
    private static final Logger LOG = Logger.getLogger(SiteKeys.class.getName());

    /** Who sends nothing that is refused any longer has no trouble. */
    private static final Duration MEMORY = Duration.ofMinutes(1);

    private static final int TROUBLES = 20;

    private record Trouble(String why, Instant at) {}

    private final SecurityPolicy policy;
    private final String site;
    private final KeyRing ring;
    private final @Nullable KeyExchange exchange;
    private final KeyFolder folder;
    private final Transactions transactions;
    private final Clock clock;
    private final MessageSeal messages;
    private final PortionTrust portions;
    private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();
    private volatile List<OwnKey> own = List.of();

    private SiteKeys(SecurityPolicy policy, String site, Settings settings, Transactions transactions, Clock clock) {
        this.policy = policy;
        this.site = site;
        this.ring = new KeyRing(settings, clock);
        this.exchange = policy.exchange().isEmpty() ? null : new KeyExchange(Path.of(policy.exchange()));
        this.folder = new KeyFolder(Path.of(policy.folder()), site);
        this.transactions = transactions;
        this.clock = clock;
        this.messages = new MessageSeal(this, site, policy, clock);
        this.portions = new PortionTrust(this, settings, transactions, (signer, epoch) -> true);
    }

    /**
     * Reads this server's keys, or makes one, and makes them known at this site.
     *
     * @throws RuntimeException naming the file and the remedy, when a key cannot be read or written
     */
    public static SiteKeys open(
            SecurityPolicy policy, String site, Settings settings, Transactions transactions, Clock clock) {
        SiteKeys keys = new SiteKeys(policy, site, settings, transactions, clock);
        if (policy.required()) {
            keys.own = keys.folder.keys();
            keys.own.forEach(key -> keys.introduce(key.known()));
            keys.meet();
        } else {
            LOG.warning(() ->
                    "REPR0209W: Site '" + site + "' signs nothing and checks nothing: whoever reaches its messaging"
                            + " port can write its tables. Set reprise.security=required at every site");
        }
        return keys;
    }

    /** Whether what is not signed is refused; else nothing is signed and nothing checked. */
    public boolean required() {
        return policy.required();
    }

    public MessageSeal messages() {
        return messages;
    }

    /** @param reigned whether a site was primary in an epoch, or may have been as far as this one knows */
    public SiteKeys reignedBy(BiPredicate<String, Long> reigned) {
        portions.reignedBy(reigned);
        return this;
    }

    /** The portion with this site's signature; as it is where nothing is signed. */
    public Portion signed(Portion portion) {
        return policy.required() ? portions.sign(portion) : portion;
    }

    /** @throws UntrustedException when a portion that came, or that is stored here, is not to be believed */
    public void check(Portion portion) {
        if (policy.required()) {
            portions.check(portion);
        }
    }

    /** It is stored here: from the first signed portion on, nothing unsigned is believed. */
    void stored(Portion portion) {
        if (policy.required()) {
            portions.stored(portion);
        }
    }

    OwnKey signing() {
        return own.get(0);
    }

    KeyRing ring() {
        return ring;
    }

    boolean signsWith(KnownKey key) {
        return !own.isEmpty()
                && key.site().equals(site)
                && key.id().equals(signing().id());
    }

    /** Makes a key, known to sites of the exchange at once. */
    synchronized KnownKey make() {
        OwnKey made = folder.make();
        List<OwnKey> all = new ArrayList<>(own);
        all.add(made);
        own = List.copyOf(all);
        if (exchange != null) {
            exchange.leave(made.known());
        }
        return made.known();
    }

    /** @throws IllegalArgumentException when this server does not have it, or it is revoked */
    synchronized void use(String id) {
        if (!ring.of(site, id).map(KnownKey::isValid).orElse(false)
                || own.stream().noneMatch(key -> key.id().equals(id))) {
            throw new IllegalArgumentException("This server has no valid key " + id + ": 'reprise keys' lists all,"
                    + " 'reprise keys make' makes one");
        }
        folder.use(id);
        List<OwnKey> all = new ArrayList<>(own);
        all.sort((a, b) -> Boolean.compare(b.id().equals(id), a.id().equals(id)));
        own = List.copyOf(all);
    }

    Optional<KnownKey> known(String of, String id) {
        Optional<KnownKey> found = ring.of(of, id);
        if (found.isEmpty() && exchange != null) {
            meet();
            return ring.of(of, id);
        }
        return found;
    }

    /** @throws UntrustedException when no such key is valid */
    KnownKey valid(String of, String id) {
        KnownKey key =
                known(of, id).orElseThrow(() -> new UntrustedException("its key is unknown here. " + remedy(of, id)));
        if (!key.isValid()) {
            throw new UntrustedException("its key " + id + " of site '" + of + "' is revoked");
        }
        return key;
    }

    static String remedy(String of, String id) {
        return "If it is genuine, ask site '" + of + "' for the text of its key " + id
                + " (reprise keys) and trust it here (reprise keys trust " + of + " <text>)";
    }

    /** Takes over what other sites have left in the folder of the exchange. */
    private void meet() {
        if (exchange != null) {
            exchange.found().stream()
                    .filter(key -> ring.of(key.site(), key.id()).isEmpty())
                    .forEach(key -> {
                        transactions.run(() -> ring.put(key));
                        LOG.info(() -> "Site '" + key.site() + "' is believed by its key " + key.id()
                                + ", which it has left in " + policy.exchange());
                    });
        }
    }

    /** Makes an own key known here, and to the sites of the exchange. */
    private void introduce(KnownKey key) {
        if (ring.of(key.site(), key.id()).isEmpty()) {
            transactions.run(() -> ring.put(key));
            LOG.info(() ->
                    "This server signs as site '" + site + "' by key " + key.id() + ": " + Ed25519.text(key.key()));
        }
        if (exchange != null) {
            exchange.leave(key);
        }
    }

    void refused(String from, String why) {
        // a name that cannot be a site's is nobody's trouble
        if (SiteName.is(from) && (troubles.size() < TROUBLES || troubles.containsKey(from))) {
            troubles.put(from, new Trouble(why, clock.instant()));
        }
    }

    void believed(String from) {
        troubles.remove(from);
    }

    /** Whose messages were refused lately, in words for an operator; empty when nobody's were. */
    public String trouble() {
        Instant now = clock.instant();
        troubles.values().removeIf(each -> each.at().plus(MEMORY).isBefore(now));
        return troubles.entrySet().stream()
                .map(each -> "A message in the name of site '" + each.getKey() + "' was refused: "
                        + each.getValue().why())
                .collect(Collectors.joining("; "));
    }
}
