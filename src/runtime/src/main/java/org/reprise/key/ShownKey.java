package org.reprise.key;

/**
 * A key as operators see it.
 *
 * @param site     whose it is
 * @param id       the beginning of its SHA-256
 * @param text     its public half, to be trusted at other sites
 * @param valid    whether messages that it signs are believed
 * @param goodUpTo of a revoked one: portions that it has signed are believed up to this seq; 0 while it is valid
 * @param signs    whether this server signs with it
 */
public record ShownKey(String site, String id, String text, boolean valid, long goodUpTo, boolean signs) {
    static ShownKey of(KnownKey key, boolean signs) {
        return new ShownKey(
                key.site(),
                key.id(),
                Ed25519.text(key.key()),
                key.isValid(),
                key.isValid() ? 0 : key.goodUpTo(),
                signs);
    }
}
