package org.reprise.key;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** What is asked of the JDK, with its checked exceptions made ours. */
final class Ed25519 {
    private static final String NAME = "Ed25519";
    private static final int ID_BYTES = 8;

    private Ed25519() {}

    static KeyPair make() {
        try {
            return KeyPairGenerator.getInstance(NAME).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** The beginning of the SHA-256 of the key, so that nobody chooses it. */
    static String id(PublicKey key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** As {@code openssl pkey -pubout} writes it between its lines. */
    static String text(PublicKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** @throws IllegalArgumentException when it is no public key of this kind */
    static PublicKey publicKey(String text) {
        try {
            byte[] encoded = Base64.getDecoder().decode(text);
            return KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Not a public key: give the text that 'reprise keys' shows at the other site, 60 letters and digits",
                    e);
        }
    }

    /** @throws IllegalArgumentException when it is no private key of this kind */
    static PrivateKey privateKey(byte[] encoded) {
        try {
            return KeyFactory.getInstance(NAME).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not an Ed25519 private key in PKCS#8: " + e.getMessage(), e);
        }
    }

    static byte[] sign(PrivateKey key, byte[] said) {
        try {
            Signature signing = Signature.getInstance(NAME);
            signing.initSign(key);
            signing.update(said);
            return signing.sign();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    static boolean verify(PublicKey key, byte[] said, byte[] signature) {
        try {
            Signature checking = Signature.getInstance(NAME);
            checking.initVerify(key);
            checking.update(said);
            return checking.verify(signature);
        } catch (java.security.SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("Java 17 has Ed25519; is a security provider missing?", e);
    }
}
