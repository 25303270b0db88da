package org.reprise.console.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class LoginsTest {
    @Test
    void nameThatIsLongOrHasALineBreakIsNotTried() {
        assertThat(Logins.misformed("ada", "secret")).isEmpty();
        assertThat(Logins.misformed("a".repeat(5000), "secret")).isPresent();
        assertThat(Logins.misformed("ada\n[INFO] all is well", "secret")).isPresent();
        assertThat(Logins.misformed("ada", "s".repeat(5000))).isPresent();
    }

    @Test
    void nameOfCredentialsIsCutAndInOneLine() {
        assertThat(Logins.named(basic("ada:a:b"))).hasValue("ada");
        assertThat(Logins.named(basic("ada\nbob:x"))).hasValue("ada?bob");
        assertThat(Logins.named(basic("a".repeat(5000) + ":x")).orElseThrow()).hasSize(Logins.LONGEST_NAME);
        assertThat(Logins.named("Basic ***")).hasValue("");
        assertThat(Logins.named("Bearer x")).isEmpty();
        assertThat(Logins.named(null)).isEmpty();
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
