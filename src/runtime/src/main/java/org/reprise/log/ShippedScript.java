package org.reprise.log;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.flywaydb.core.api.resource.LoadableResource;

/** One script of the jar, found by its name wherever the class loader finds this class. */
final class ShippedScript extends LoadableResource {

    private final String path;

    ShippedScript(String path) {
        this.path = path;
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
