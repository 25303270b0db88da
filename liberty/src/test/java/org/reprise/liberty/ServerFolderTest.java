package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerFolderTest {

    @TempDir
    private Path folder;

    private LibertyInstallation liberty;
    private ServerFolder server;

    @BeforeEach
    void installLiberty() throws IOException {
        file("wlp/bin/tools/ws-server.jar", "server");
        file("jdbc/h2-2.0.jar", "the h2 driver");
        file("jdbc/hsqldb-2.0.jar", "the hsqldb driver");
        Path application = file("app.ear", "first build");
        liberty = new LibertyInstallation(folder.resolve("wlp"), folder.resolve("jdbc"), application);
        server = new ServerFolder(folder.resolve("site"), "east");
    }

    @Test
    void secondWriteReplacesConfigurationAndKeepsData() throws IOException {
        server.write(liberty, Database.Make.H2, Map.of("reprise.site", "east"));
        Path data = file("site/database/h2.mv.db", "rows");
        Path messages = file("site/output/east/messaging/Log", "messages");
        file("app.ear", "second build");

        server.write(liberty, Database.Make.HSQLDB, Map.of("reprise.site", "changed"));

        assertThat(data).hasContent("rows");
        assertThat(messages).hasContent("messages");
        assertThat(server.config().resolve("apps/reprise-network.ear")).hasContent("second build");
        assertThat(server.config().resolve("site.properties")).content().contains("reprise.site=changed");
        try (var drivers = Files.list(server.config().resolve("jdbc"))) {
            assertThat(drivers).extracting(Path::getFileName).containsExactly(Path.of("hsqldb-2.0.jar"));
        }
    }

    private Path file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
