package org.reprise.group;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What runs before and after a change of role.
 *
 * @param executables in this order ({@code reprise.group.hooks})
 * @param timeout     of each, and of the application's observers together ({@code reprise.group.hooks.timeout})
 */
public record HookSettings(List<Path> executables, Duration timeout) {
    public static final Duration TIMEOUT = Duration.ofSeconds(30);
    public static final HookSettings NONE = new HookSettings(List.of(), TIMEOUT);

    public HookSettings {
        executables = List.copyOf(executables);
        Times.positive("reprise.group.hooks.timeout", timeout);
        for (Path each : executables) {
            if (!each.isAbsolute() || !Files.isRegularFile(each) || !Files.isExecutable(each)) {
                throw new IllegalArgumentException("reprise.group.hooks: '" + each
                        + "' is no executable file: give its absolute path, and let this server's user execute it");
            }
        }
    }
}
