package org.reprise.log;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** Hands Flyway the scripts by name: nothing is scanned. */
final class ShippedScripts implements ResourceProvider {

    private final List<ShippedScript> scripts;

    ShippedScripts(List<String> paths) {
        this.scripts = paths.stream().map(ShippedScript::new).toList();
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return scripts.stream()
                .filter(each -> each.getAbsolutePath().endsWith(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return scripts.stream()
                .filter(each -> each.getFilename().startsWith(prefix)
                        && Arrays.stream(suffixes).anyMatch(each.getAbsolutePath()::endsWith))
                .map(LoadableResource.class::cast)
                .toList();
    }
}
