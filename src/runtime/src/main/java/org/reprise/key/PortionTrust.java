package org.reprise.key;

import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.reprise.jdbc.Transactions;
import org.reprise.log.Settings;
import org.reprise.portion.Portion;
import org.reprise.portion.Signature;

/**
 * Which portions are to be believed: those signed by a site that reigned in their epoch; and condensed ones, which the site that has left
 * events out has signed.
 *
 * <p>A log that is older than its site's keys begins with portions that nobody has signed. Those are believed as long as nothing before
 * them is signed here: the message that brings one is signed, and the first signed portion says the hash of the one before it, and so of
 * all. Behind the first signed one nothing unsigned is believed any more.
 */
final class PortionTrust {
    /** The first seq of the first portion here that is signed. */
    private static final String FROM = "keys-signed-from";

    /** Portions on their way from the door to replay. */
    private static final int PROVED = 2000;

    private record Proved(ByteBuffer said, ByteBuffer signature) {}

    private final Set<Proved> proved = new LinkedHashSet<>();
    private final SiteKeys keys;
    private final Settings settings;
    private final Transactions transactions;
    private volatile BiPredicate<String, Long> reigned;
    private volatile long from = Long.MAX_VALUE;

    /** @param reigned whether a site was the primary of an epoch, or may have been as far as this one knows */
    PortionTrust(SiteKeys keys, Settings settings, Transactions transactions, BiPredicate<String, Long> reigned) {
        this.keys = keys;
        this.settings = settings;
        this.transactions = transactions;
        this.reigned = reigned;
    }

    void reignedBy(BiPredicate<String, Long> other) {
        reigned = other;
    }

    Portion sign(Portion portion) {
        OwnKey own = keys.signing();
        byte[] said = SignedForm.ofPortion(own.known().site(), own.id(), portion.content());
        Signature signature = own.sign(said);
        remember(new Proved(ByteBuffer.wrap(said), ByteBuffer.wrap(signature.bytes())));
        return portion.signed(signature);
    }

    /** @throws UntrustedException when it is not to be believed */
    void check(Portion portion) {
        Optional<Signature> signature = portion.signature();
        if (signature.isEmpty()) {
            checkUnsigned(portion);
            return;
        }
        Signature by = signature.get();
        KnownKey key = keys.known(by.site(), by.key())
                .orElseThrow(() -> new UntrustedException("The " + portion
                        + " is signed by a key that is unknown here. " + SiteKeys.remedy(by.site(), by.key())));
        if (portion.lastSeq() > key.goodUpTo()) {
            throw new UntrustedException("The " + portion + " is signed by key " + key.id() + " of site '" + key.site()
                    + "', which is revoked and good up to event " + key.goodUpTo()
                    + " only. If that site had signed it by then, name the last event that it signed by that key"
                    + " (reprise keys revoke " + key.site() + " " + key.id() + " --up-to <event>)");
        }
        if (!isOf(key, by, portion)) {
            throw new UntrustedException("The signature of the " + portion + " is not that of site '" + by.site()
                    + "': it was changed or made up");
        }
        if (portion.isWhole() && !reigned.test(by.site(), portion.epoch())) {
            throw new UntrustedException("The " + portion + " is signed by site '" + by.site()
                    + "', which was not primary in epoch " + portion.epoch());
        }
    }

    /** It costs more than all else that is done to a portion, so what was found of the same bytes a moment ago still holds. */
    private boolean isOf(KnownKey key, Signature by, Portion portion) {
        byte[] said = SignedForm.ofPortion(by.site(), by.key(), portion.content());
        Proved pair = new Proved(ByteBuffer.wrap(said), ByteBuffer.wrap(by.bytes()));
        synchronized (proved) {
            if (proved.contains(pair)) {
                return true;
            }
        }
        if (!Ed25519.verify(key.key(), said, by.bytes())) {
            return false;
        }
        remember(pair);
        return true;
    }

    private void remember(Proved pair) {
        synchronized (proved) {
            proved.add(pair);
            if (proved.size() > PROVED) {
                proved.remove(proved.iterator().next());
            }
        }
    }

    private void checkUnsigned(Portion portion) {
        if (portion.lastSeq() >= signedFrom()) {
            throw new UntrustedException(
                    "The " + portion + " is not signed, and the log here is signed from event " + from + " on");
        }
    }

    /** It is stored here. */
    void stored(Portion portion) {
        if (portion.signature().isPresent() && portion.firstSeq() < signedFrom()) {
            from = portion.firstSeq();
            transactions.run(() -> settings.set(FROM, Long.toString(portion.firstSeq())));
        }
    }

    private long signedFrom() {
        if (from == Long.MAX_VALUE) {
            from = settings.of(FROM).map(Long::parseLong).orElse(Long.MAX_VALUE);
        }
        return from;
    }
}
