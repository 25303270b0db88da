package org.reprise.cli.ask;

import java.io.Console;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The terminal of this process: none when its input or output is a file or a pipe. */
public final class SystemTerminal implements Terminal {

    private static final Set<String> YES = Set.of("y", "yes");

    private final @Nullable Console console = System.console();

    @Override
    public boolean interactive() {
        return console != null;
    }

    @Override
    public boolean confirmed(String question) {
        String said = console == null ? null : console.readLine("%s [y/N] ", question);
        return said != null && YES.contains(said.strip().toLowerCase(Locale.ROOT));
    }

    @Override
    public Optional<String> password(String question) {
        char[] typed = console == null ? null : console.readPassword("%s: ", question);
        return Optional.ofNullable(typed).map(String::new);
    }
}
