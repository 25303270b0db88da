package org.reprise.liberty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Numbers of networks that tests make on this machine. A JVM has one to itself until it ends, however it ends. */
final class NetworkNumber {
    private static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"));

    /** Open while this JVM lives: with the channel, the lock would go. */
    private static final List<FileChannel> TAKEN = new ArrayList<>();

    private static int last;

    private NetworkNumber() {}

    /** One that this JVM has not had before. */
    static synchronized int take() {
        while (last < 254) {
            last++;
            if (take(last)) {
                return last;
            }
        }
        throw new IllegalStateException("All numbers of networks are taken: " + FOLDER + "/reprise-network-*");
    }

    private static boolean take(int number) {
        try {
            FileChannel channel = FileChannel.open(
                    FOLDER.resolve("reprise-network-" + number), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            TAKEN.add(channel);
            return channel.tryLock() != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
