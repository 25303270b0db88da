package org.reprise.key;

import java.security.PrivateKey;
import java.security.PublicKey;
import org.reprise.portion.Signature;

/** A key that this server signs with: its private half never leaves this server. */
final class OwnKey {
    private final String site;
    private final PrivateKey secret;
    private final KnownKey known;

    OwnKey(String site, PrivateKey secret, PublicKey open) {
        this.site = site;
        this.secret = secret;
        this.known = KnownKey.valid(site, open);
    }

    KnownKey known() {
        return known;
    }

    String id() {
        return known.id();
    }

    Signature sign(byte[] said) {
        return new Signature(site, id(), Ed25519.sign(secret, said));
    }
}
