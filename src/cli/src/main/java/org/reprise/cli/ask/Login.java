package org.reprise.cli.ask;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who asks. The password comes from a file, the environment or the terminal, never from the arguments, which other users of the
 * machine can read; and it is printed nowhere.
 *
 * @param user     name of a user of the site's server
 * @param password of that user
 */
record Login(String user, String password) {

    static final String USER = "REPRISE_USER";
    static final String PASSWORD = "REPRISE_PASSWORD";

    Login {
        if (user.isBlank() || user.indexOf(':') >= 0) {
            throw new WrongUsageException("A user's name is not empty and has no colon.");
        }
        if (password.isEmpty()) {
            throw new WrongUsageException("The password is empty.");
        }
    }

    /** @throws WrongUsageException when the name or the password is nowhere to be found */
    static Login of(@Nullable String user, @Nullable Path file, Map<String, String> environment, Terminal terminal) {
        String name = user == null ? environment.getOrDefault(USER, "") : user;
        if (name.isBlank()) {
            throw new WrongUsageException("Who asks? Give --user, or set " + USER + ".");
        }
        if (file != null) {
            return new Login(name, firstLine(file));
        }
        String set = environment.get(PASSWORD);
        if (set != null) {
            return new Login(name, set);
        }
        return new Login(
                name,
                terminal.password("Password of " + name)
                        .orElseThrow(() -> new WrongUsageException(
                                "There is no password: give --password-file, or set " + PASSWORD + ".")));
    }

    private static String firstLine(Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new WrongUsageException("The password file " + file + " cannot be read.", e);
        }
    }

    /** Value of the header {@code Authorization}. */
    String header() {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    @Override
    public String toString() {
        return "Login[user=" + user + "]";
    }
}
