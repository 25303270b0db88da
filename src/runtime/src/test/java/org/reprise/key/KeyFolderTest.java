package org.reprise.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFolderTest {
    private static final byte[] SAID = "said".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path home;

    private KeyFolder folder() {
        return new KeyFolder(home.resolve("keys"), "east");
    }

    @Test
    void keyIsMadeOnceAndReadAgain() {
        OwnKey made = folder().keys().get(0);
        List<OwnKey> again = folder().keys();
        assertThat(again).hasSize(1);
        assertThat(again.get(0).id()).isEqualTo(made.id());
        assertThat(Ed25519.verify(
                        made.known().key(), SAID, again.get(0).sign(SAID).bytes()))
                .isTrue();
    }

    @Test
    void onlyTheOwnerMayReadWhatIsThere() throws IOException {
        folder().keys();
        try (Stream<Path> files = Files.list(home.resolve("keys"))) {
            assertThat(files.toList()).hasSize(3).allSatisfy(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("keys"))))
                .isEqualTo("rwx------");
    }

    @Test
    void keyThatOthersMayReadIsNotUsed() throws IOException {
        String id = folder().keys().get(0).id();
        Files.setPosixFilePermissions(
                home.resolve("keys").resolve(id + ".key"), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> folder().keys()).hasMessageContaining("chmod 600");
    }

    @Test
    void damagedKeyIsNamedAndNoOtherIsMadeInItsPlace() throws IOException {
        String id = folder().keys().get(0).id();
        Path file = home.resolve("keys").resolve(id + ".key");
        Files.writeString(file, "?");
        assertThatThrownBy(() -> folder().keys()).hasMessageContaining(file.toString());
    }

    /** Others do not trust it yet, and a restart, or the barrier of a reign, reads the folder anew. */
    @RepeatedTest(8)
    void aNewKeyDoesNotSignBeforeItIsUsed() throws IOException {
        String first = folder().keys().get(0).id();
        folder().make();
        assertThat(folder().keys().get(0).id()).isEqualTo(first);

        // as releases before have left it
        KeyFolder other = new KeyFolder(home.resolve("other"), "east");
        String only = other.keys().get(0).id();
        Files.deleteIfExists(home.resolve("other").resolve("signing"));
        other.make();
        assertThat(other.keys().get(0).id()).isEqualTo(only);
    }

    @Test
    void theOneThatSignsIsKeptInMind() {
        KeyFolder folder = folder();
        String first = folder.keys().get(0).id();
        String second = folder.make().id();
        folder.use(second);
        assertThat(folder().keys()).extracting(OwnKey::id).containsExactly(second, first);
        folder.use(first);
        assertThat(folder().keys()).extracting(OwnKey::id).containsExactly(first, second);
    }
}
