package org.reprise.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import org.reprise.event.Event;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.ReplicatedMethods;
import org.reprise.event.UnreadableEventException;

/**
 * Which version of the application runs here: what the configuration says, or else, method by method, a digest of the class file of
 * its bean. That sees no change in classes that the bean only uses. Safe for any thread.
 */
public final class ApplicationVersion {
    private static final int DIGEST_DIGITS = 12;
    private static final String VERSION = " v";

    private final ReplicatedMethods methods;
    private final String configured;

    /** @param configured empty where the configuration does not say */
    public ApplicationVersion(ReplicatedMethods methods, String configured) {
        this.methods = methods;
        this.configured = configured;
    }

    /**
     * The version that replays events with this title.
     *
     * @param title as {@link Event#title()} gives it
     * @return empty when the application has no method for them
     */
    public Optional<String> of(String title) {
        return method(title).map(method -> configured.isEmpty() ? digest(method) : configured);
    }

    /** Of all its replicated methods together. */
    public String whole() {
        if (!configured.isEmpty()) {
            return configured;
        }
        String all = methods.all().stream()
                .map(method -> method.name() + VERSION + method.version() + " " + digest(method))
                .sorted()
                .collect(Collectors.joining("\n"));
        return digits(sha().digest(all.getBytes(StandardCharsets.UTF_8)));
    }

    private Optional<ReplicatedMethod> method(String title) {
        int end = title.lastIndexOf(VERSION);
        try {
            return Optional.of(
                    end < 0
                            ? methods.named(title, 1)
                            : methods.named(
                                    title.substring(0, end),
                                    Integer.parseInt(title.substring(end + VERSION.length()))));
        } catch (UnreadableEventException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** Of the bean class and of those above it, down from the one that has the method. */
    private static String digest(ReplicatedMethod method) {
        MessageDigest sha = sha();
        Class<?> last = method.method().getDeclaringClass();
        for (Class<?> type = method.bean(); type != null; type = type == last ? null : type.getSuperclass()) {
            sha.update(classFile(type));
        }
        return digits(sha.digest());
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static String digits(byte[] digest) {
        return HexFormat.of().formatHex(digest).substring(0, DIGEST_DIGITS);
    }

    /** Of a class made at run time there is none; its name has to do. */
    private static byte[] classFile(Class<?> type) {
        try (InputStream file = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return file == null ? type.getName().getBytes(StandardCharsets.UTF_8) : file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The class file of " + type.getName(), e);
        }
    }
}
