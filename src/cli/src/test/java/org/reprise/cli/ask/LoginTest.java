package org.reprise.cli.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LoginTest {

    @Test
    void itsTextHasNoPassword() {
        assertThat(new Login("me", "secret")).hasToString("Login[user=me]");
    }

    @Test
    void aNameWithAColonIsRefused() {
        assertThatThrownBy(() -> new Login("a:b", "x")).isInstanceOf(WrongUsageException.class);
    }
}
