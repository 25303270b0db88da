package org.reprise.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyExchangeTest {
    @TempDir
    Path folder;

    @Test
    void aKeyThatCannotBeReadHidesNoOther() throws IOException {
        KeyExchange exchange = new KeyExchange(folder);
        KnownKey west = KnownKey.valid("west", Ed25519.make().getPublic());
        exchange.leave(west);
        Files.writeString(folder.resolve("east.0123456789abcdef.pub"), "half of a k");
        Files.createDirectory(folder.resolve("north.0123456789abcdef.pub"));
        assertThat(exchange.found()).containsExactly(west);
    }
}
