package org.reprise.key;

import java.security.PublicKey;
import java.time.Clock;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.reprise.finding.AuditEntry;
import org.reprise.finding.AuditTrail;
import org.reprise.jdbc.Transactions;
import org.reprise.reign.SiteName;

/**
 * What operators do about keys. Each act is in the audit trail, in the same transaction. To change the key of a server: make one, trust it
 * at the other sites, use it, revoke the old one everywhere; meanwhile both are valid, and nothing is refused.
 */
public final class KeyDesk {
    private final SiteKeys keys;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;
    private final LongSupplier reached;

    /** @param reached the last seq that has taken effect here */
    public KeyDesk(SiteKeys keys, AuditTrail audit, Transactions transactions, Clock clock, LongSupplier reached) {
        this.reached = reached;
        this.keys = keys;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Own ones and those of other sites, by site. */
    public List<ShownKey> list() {
        return keys.ring().all().stream().map(this::shown).toList();
    }

    private ShownKey shown(KnownKey key) {
        return ShownKey.of(key, keys.signsWith(key));
    }

    /** A new key of this server. It signs from {@link #use} on: others must trust it before. */
    public ShownKey make(String who, String reason) {
        refuseOff();
        KnownKey made = keys.make();
        act("make key", made.id(), who, reason, () -> keys.ring().put(made));
        return shown(made);
    }

    /**
     * Lets this server sign with that key from now on.
     *
     * @throws IllegalArgumentException when this server does not have it
     */
    public ShownKey use(String id, String who, String reason) {
        refuseOff();
        act("use key", id, who, reason, () -> keys.use(id));
        return shown(keys.signing().known());
    }

    /**
     * Believes what is signed by that key of that site.
     *
     * @param text its public half, as {@code reprise keys} shows it there
     * @throws IllegalArgumentException when it is none, or is revoked here
     */
    public ShownKey trust(String site, String text, String who, String reason) {
        if (!SiteName.is(site)) {
            throw new IllegalArgumentException("'" + site + "' is not the name of a site");
        }
        PublicKey key = Ed25519.publicKey(text.strip());
        KnownKey trusted = KnownKey.valid(site, key);
        keys.ring().of(site, trusted.id()).filter(old -> !old.isValid()).ifPresent(old -> {
            throw new IllegalArgumentException("Key " + old.id() + " of site '" + site + "' is revoked here for good:"
                    + " make a new one at that site");
        });
        keys.ring().all().stream()
                .filter(other ->
                        other.id().equals(trusted.id()) && !other.site().equals(site))
                .forEach(other -> {
                    throw new IllegalArgumentException(
                            "That key is one of site '" + other.site() + "': each site has keys of its own");
                });
        act("trust key", site + " " + trusted.id(), who, reason, () -> keys.ring()
                .put(trusted));
        return shown(trusted);
    }

    /**
     * Believes no message any more that is signed by that key, and no portion behind {@code upTo}.
     *
     * @param upTo null for what has taken effect here by now
     * @throws IllegalArgumentException when it is unknown here, or this server signs with it
     */
    public ShownKey revoke(String site, String id, @Nullable Long upTo, String who, String reason) {
        KnownKey key = keys.ring()
                .of(site, id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Site '" + site + "' has no key " + id + " here: 'reprise keys' lists all"));
        if (keys.signsWith(key)) {
            throw new IllegalArgumentException("This server signs with key " + id
                    + ": make another one, trust it at the other sites and use it, and revoke this one then");
        }
        KnownKey revoked = key.revoked(upTo == null ? reached.getAsLong() : Math.max(0, upTo));
        act("revoke key", site + " " + id, who, reason, () -> keys.ring().put(revoked));
        return shown(revoked);
    }

    private void refuseOff() {
        if (!keys.required()) {
            throw new IllegalArgumentException("This site signs nothing: set reprise.security=required and restart it");
        }
    }

    private void act(String act, String subject, String who, String reason, Runnable doing) {
        transactions.run(() -> {
            doing.run();
            audit.add(new AuditEntry(clock.instant(), who, act, subject, reason));
        });
    }
}
