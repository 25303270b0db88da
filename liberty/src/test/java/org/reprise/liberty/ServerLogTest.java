package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {

    @TempDir
    private Path logs;

    @Test
    void failureOfAnApplicationIsReadWithAllItsLines() throws IOException {
        write("[1] A CWWKF0011I: ready\n[2] E CWWKZ0002E: did not start:\n  - because\n  - and besides\n[3] I other\n");
        assertThat(new ServerLog(logs).applicationFailures())
                .containsExactly("[2] E CWWKZ0002E: did not start:", "  - because", "  - and besides");
    }

    @Test
    void lastRunIsNotTakenForThisOne() throws IOException {
        write("[1] A CWWKF0011I: ready\n");
        ServerLog log = new ServerLog(logs);
        assertThat(log.saysStarted()).isTrue();
        log.turnPage();
        assertThat(log.saysStarted()).isFalse();
    }

    private void write(String text) throws IOException {
        Files.writeString(logs.resolve("messages.log"), text);
    }
}
