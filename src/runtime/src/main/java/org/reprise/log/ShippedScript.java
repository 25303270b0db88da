package org.reprise.log;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** Hands Flyway the one script by name: nothing is scanned, so it works wherever the class loader finds this class. */
final class ShippedScript extends LoadableResource implements ResourceProvider {

    private final String path;

    ShippedScript(String path) {
        this.path = path;
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return path.endsWith(name) ? this : null;
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        boolean asked =
                getFilename().startsWith(prefix) && Arrays.stream(suffixes).anyMatch(path::endsWith);
        return asked ? List.of(this) : List.of();
    }

    @Override
    public Reader read() {
        InputStream found = ShippedScript.class.getResourceAsStream(path);
        if (found == null) {
            throw new IllegalStateException("The jar of the event log is not whole: " + path + " is missing");
        }
        return new InputStreamReader(found, StandardCharsets.UTF_8);
    }

    @Override
    public String getAbsolutePath() {
        return path;
    }

    @Override
    public String getAbsolutePathOnDisk() {
        return path;
    }

    @Override
    public String getFilename() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public String getRelativePath() {
        return getFilename();
    }
}
