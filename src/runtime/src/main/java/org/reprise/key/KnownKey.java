package org.reprise.key;

import java.security.PublicKey;

/**
 * A public key that this site knows.
 *
 * @param site     whose it is
 * @param id       the beginning of its SHA-256
 * @param key      the key
 * @param goodUpTo portions that it has signed are good up to this seq; {@link Long#MAX_VALUE} while it is valid. Messages are good
 *                 only while it is valid
 */
record KnownKey(String site, String id, PublicKey key, long goodUpTo) {

    static KnownKey valid(String site, PublicKey key) {
        return new KnownKey(site, Ed25519.id(key), key, Long.MAX_VALUE);
    }

    boolean isValid() {
        return goodUpTo == Long.MAX_VALUE;
    }

    KnownKey revoked(long upTo) {
        return new KnownKey(site, id, key, upTo);
    }

    /** One line of a setting. */
    String line() {
        return Ed25519.text(key) + " " + goodUpTo;
    }

    static KnownKey parse(String site, String line) {
        String[] words = line.split(" ", -1);
        PublicKey key = Ed25519.publicKey(words[0]);
        return new KnownKey(site, Ed25519.id(key), key, Long.parseLong(words[1]));
    }
}
