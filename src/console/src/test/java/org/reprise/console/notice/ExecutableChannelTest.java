package org.reprise.console.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutableChannelTest {
    @TempDir
    Path folder;

    @Test
    void executableIsToldAllThatPeopleAreTold() throws IOException {
        Path out = folder.resolve("out");
        executable("printf '%s|' \"$@\" \"$REPRISE_ALERT_TEXT\" \"$REPRISE_ALERT_KEY\" > " + out)
                .send(Notices.firing());
        Notice notice = Notices.firing();
        assertThat(out)
                .hasContent("firing|queue-depth|west|orders|warning|" + notice.text() + "|" + notice.key() + "|");
    }

    @Test
    void oneThatDoesNotEndWellIsTriedAgain() throws IOException {
        ExecutableChannel channel = executable("exit 3");
        assertThatThrownBy(() -> channel.send(Notices.firing()))
                .isInstanceOfSatisfying(UndeliverableException.class, problem -> assertThat(problem.isRefused())
                        .isFalse())
                .hasMessage("it ended with 3");
    }

    @Test
    void onlyWhatCanBeExecutedIsTaken() throws IOException {
        Path plain = Files.writeString(folder.resolve("plain"), "");
        assertThatIllegalArgumentException().isThrownBy(() -> new ExecutableChannel(plain));
        assertThatIllegalArgumentException().isThrownBy(() -> new ExecutableChannel(Path.of("relative")));
    }

    private ExecutableChannel executable(String script) throws IOException {
        Path file = Files.createFile(
                folder.resolve("hook.sh"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        return new ExecutableChannel(file);
    }
}
