package org.reprise.key;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.reprise.portion.Signature;

/**
 * Signs messages to other sites, and checks those that come: all that a message says and its body, who says it, to whom, when, and a
 * number that is used once. So it says nothing at another site, and nothing later. Knows nothing of what messages mean: it signs names
 * and values. Safe for any thread.
 */
public final class MessageSeal {
    /** The site that speaks; the message itself has this. */
    private static final String SITE = "repriseSite";

    private static final String KEY = "repriseKey";
    private static final String FOR = "repriseFor";
    private static final String SENT = "repriseSentMillis";
    private static final String NUMBER = "repriseNumber";
    private static final String SIGNATURE = "repriseSignature";
    private static final int NUMBER_BYTES = 16;

    private final SiteKeys keys;
    private final String site;
    private final Clock clock;
    private final Freshness freshness;
    private final SecureRandom random = new SecureRandom();

    MessageSeal(SiteKeys keys, String site, SecurityPolicy policy, Clock clock) {
        this.keys = keys;
        this.site = site;
        this.clock = clock;
        this.freshness = new Freshness(policy.window(), clock);
    }

    /**
     * What is to be added to a message, so that the site that it is for believes it.
     *
     * @param said all that it says
     * @return none where nothing is signed here
     */
    public Map<String, String> seal(Map<String, String> said, String to, byte[] body) {
        if (!keys.required()) {
            return Map.of();
        }
        byte[] number = new byte[NUMBER_BYTES];
        random.nextBytes(number);
        OwnKey own = keys.signing();
        SortedMap<String, String> added = new TreeMap<>();
        added.put(KEY, own.id());
        added.put(FOR, to);
        added.put(SENT, Long.toString(clock.millis()));
        added.put(NUMBER, HexFormat.of().formatHex(number));
        SortedMap<String, String> all = new TreeMap<>(said);
        all.putAll(added);
        Signature signature = own.sign(SignedForm.ofMessage(all, body));
        added.put(SIGNATURE, Base64.getEncoder().encodeToString(signature.bytes()));
        return added;
    }

    /**
     * Whether a message that came is to be believed.
     *
     * @return what is to be run once it took effect, so that it takes effect once
     * @throws UntrustedException when not; nothing that it says is to be used
     */
    public Runnable check(Map<String, String> said, byte[] body) {
        if (!keys.required()) {
            return () -> {};
        }
        String from = said.getOrDefault(SITE, "");
        try {
            Instant sentAt = genuine(said, body, from);
            String number = said.getOrDefault(NUMBER, "");
            freshness.check(number, sentAt);
            keys.believed(from);
            return () -> freshness.took(number);
        } catch (UntrustedException e) {
            keys.refused(from, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private Instant genuine(Map<String, String> said, byte[] body, String from) {
        SortedMap<String, String> all = new TreeMap<>(said);
        String signature = all.remove(SIGNATURE);
        if (signature == null) {
            throw new UntrustedException("it is not signed. If it is genuine, set reprise.security=required at site '"
                    + from + "' too, and update it if it knows no keys");
        }
        KnownKey key = keys.valid(from, all.getOrDefault(KEY, ""));
        if (!Ed25519.verify(key.key(), SignedForm.ofMessage(all, body), bytes(signature))) {
            throw new UntrustedException("its signature is not that of site '" + from + "': it was changed or made up");
        }
        if (!site.equals(all.get(FOR))) {
            throw new UntrustedException("it is for site '" + all.getOrDefault(FOR, "") + "': somebody sent it on");
        }
        return Optional.ofNullable(all.get(SENT)).map(MessageSeal::instant).orElse(Instant.EPOCH);
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new UntrustedException("its signature is none: " + e.getMessage());
        }
    }

    private static Instant instant(String millis) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(millis));
        } catch (NumberFormatException | DateTimeException e) {
            throw new UntrustedException("it does not say when it was sent: " + millis);
        }
    }
}
