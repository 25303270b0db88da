package org.reprise.seed;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Permissions of what holds an application's rows in clear text: none for others than its owner, where the file system knows owners. */
public final class OwnersOnly {
    private OwnersOnly() {}

    /** For a new folder at this path. */
    public static FileAttribute<?>[] folder(Path path) {
        return permissions(path, "rwx------");
    }

    /** For a new file at this path. */
    public static FileAttribute<?>[] file(Path path) {
        return permissions(path, "rw-------");
    }

    private static FileAttribute<?>[] permissions(Path path, String which) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(which))}
                : new FileAttribute<?>[0];
    }
}
