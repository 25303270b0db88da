package org.reprise.key;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import org.reprise.portion.PortionHash;
import org.reprise.portion.Sha256;

/**
 * The very bytes that are signed: texts, each behind its length in four bytes, the highest first. The first one names the form, so that
 * what was signed as one thing is never taken for another; a new form gets a new name.
 */
final class SignedForm {
    private static final String PORTION = "reprise portion 1";
    private static final String MESSAGE = "reprise message 1";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

    private SignedForm(String name) {
        add(name);
    }

    /** The hash is of all that the portion says: epoch, place, hash of the one before, time, events. */
    static byte[] ofPortion(String site, String key, PortionHash content) {
        return new SignedForm(PORTION).add(site).add(key).add(content.hex()).bytes();
    }

    /** @param said all properties of the message but the signature, by name: who says it, to whom and when is among them */
    static byte[] ofMessage(SortedMap<String, String> said, byte[] body) {
        SignedForm form = new SignedForm(MESSAGE);
        said.forEach((name, value) -> form.add(name).add(value));
        // a body has megabytes, and Ed25519 would read it twice
        return form.add(Sha256.of(body)).bytes();
    }

    private SignedForm add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    private SignedForm add(byte[] text) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
        out.writeBytes(text);
        return this;
    }

    private byte[] bytes() {
        return out.toByteArray();
    }
}
