package org.reprise.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.reprise.GoldenFile;
import org.reprise.portion.PortionHash;

/** What is signed never changes: portions are kept for years, and other sites run other releases. */
class SignedFormTest {
    @Test
    void portion() {
        byte[] form = SignedForm.ofPortion(
                "east", "0123456789abcdef", new PortionHash("00112233445566778899aabbccddeeff".repeat(2)));
        new GoldenFile("signed-portion.bin").assertWrittenAs(form);
    }

    @Test
    void message() {
        byte[] form = SignedForm.ofMessage(
                new TreeMap<>(Map.of(
                        "repriseSite", "east",
                        "repriseFor", "west",
                        "repriseKind", "nothing",
                        "repriseHeadSeq", "4712",
                        "repriseRefused", "")),
                "Zoë".getBytes(StandardCharsets.UTF_8));
        new GoldenFile("signed-message.bin").assertWrittenAs(form);
    }

    /** Each text stands behind its length, so that nothing moves from one into the next. */
    @Test
    void noTwoThingsHaveOneForm() {
        byte[] none = new byte[0];
        assertThat(SignedForm.ofMessage(new TreeMap<>(Map.of("a", "bc")), none))
                .isNotEqualTo(SignedForm.ofMessage(new TreeMap<>(Map.of("ab", "c")), none));
    }
}
