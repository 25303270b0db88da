package org.reprise.portion;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The signature of a site under some bytes: which site says so, by which of its keys. A value that proves nothing by itself; the ring of
 * keys does.
 *
 * @param site  the site that signed
 * @param key   the id of its key: 16 lower-case hexadecimal digits
 * @param bytes Ed25519
 */
public record Signature(String site, String key, byte[] bytes) {
    static final int MAX_BYTES = 138;

    /** The first of all forms. */
    private static final int FORM = 1;

    private static final int KEY_BYTES = 8;
    private static final int ED25519_BYTES = 64;
    private static final int LONGEST_SITE = MAX_BYTES - 2 - KEY_BYTES - ED25519_BYTES;

    public Signature {
        if (!site.matches("[A-Za-z0-9._-]{1," + LONGEST_SITE + "}")
                || !key.matches("[0-9a-f]{16}")
                || bytes.length != ED25519_BYTES) {
            throw new PortionRefusedException("Not the signature of a site: " + bytes.length + " bytes of key " + key
                    + " of site '" + site + "', whose name may have " + LONGEST_SITE + " letters");
        }
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Form, length of the site's name, the name, the key's id, the signature. */
    byte[] toBytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(MAX_BYTES);
        byte[] name = site.getBytes(StandardCharsets.US_ASCII);
        out.write(FORM);
        out.write(name.length);
        out.writeBytes(name);
        out.writeBytes(HexFormat.of().parseHex(key));
        out.writeBytes(bytes);
        return out.toByteArray();
    }

    static Signature parse(byte[] block) {
        ByteCursor in = new ByteCursor(block);
        int form = in.octet();
        if (form != FORM) {
            throw new PortionRefusedException(
                    "Unknown form " + form + " of a signature; this site reads " + FORM + ". Update this site first");
        }
        String site = new String(in.bytes(in.octet()), StandardCharsets.US_ASCII);
        String key = HexFormat.of().formatHex(in.bytes(KEY_BYTES));
        Signature signature = new Signature(site, key, in.bytes(ED25519_BYTES));
        if (in.left() != 0) {
            throw new PortionRefusedException("The signature of the portion has bytes behind it");
        }
        return signature;
    }
}
