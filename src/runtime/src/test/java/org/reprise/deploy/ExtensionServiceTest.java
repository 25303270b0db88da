package org.reprise.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.spi.Extension;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** The file by which a container finds the extension is text: no compiler sees that it names a class that is not there. */
class ExtensionServiceTest {

    @Test
    void containerFindsTheExtension() {
        assertThat(ServiceLoader.load(Extension.class).stream().map(ServiceLoader.Provider::type))
                .contains(ReplicatedExtension.class);
    }
}
