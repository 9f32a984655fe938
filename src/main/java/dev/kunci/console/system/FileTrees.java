package dev.kunci.console.system;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Directory trees with explicit permissions and owners, so that nothing depends on the umask of the user. No link is
 * followed out of a tree, because the account that writes into it is trusted less than the one that reads it.
 */
public final class FileTrees {
    public static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final List<PosixFilePermission> BITS = List.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private FileTrees() {}

    public static void createDirectories(@Nullable Path directory) throws IOException {
        if (directory == null || Files.isDirectory(directory)) {
            return;
        }
        createDirectories(directory.getParent());
        makePrivate(directory);
        Files.setPosixFilePermissions(directory, DIRECTORY);
    }

    /** Private to its owner from the first moment, whatever the umask. */
    public static void makePrivate(Path directory) throws IOException {
        Files.createDirectory(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** @throws StartRefused if something else, such as a link, is there */
    public static void makeDirectory(Path directory) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            makePrivate(directory);
            Files.setPosixFilePermissions(directory, DIRECTORY);
        }
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            throw new StartRefused(directory + " must be a directory of Kunci's own, and is "
                    + (Files.isSymbolicLink(directory) ? "a link" : "none") + ": move it away.");
        }
    }

    public static void setMode(Path file, int mode) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int bit = 0; bit < BITS.size(); bit++) {
            if ((mode & (0400 >> bit)) != 0) {
                permissions.add(BITS.get(bit));
            }
        }
        Files.setPosixFilePermissions(file, permissions);
    }

    public static List<Path> children(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.toList();
        }
    }

    public static void delete(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Path parent = Objects.requireNonNull(root.toAbsolutePath().getParent());
        try (DirectoryStream<Path> siblings = Files.newDirectoryStream(parent)) {
            if (siblings instanceof SecureDirectoryStream<Path> secure) {
                delete(secure, Objects.requireNonNull(root.getFileName()));
                return;
            }
        }
        // Systems without secure directory streams, where root does not start Kunci either.
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void delete(SecureDirectoryStream<Path> parent, Path name) throws IOException {
        if (attributes(parent, name).isDirectory()) {
            try (SecureDirectoryStream<Path> children = parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
                for (Path child : children) {
                    delete(children, Objects.requireNonNull(child.getFileName()));
                }
            }
            parent.deleteDirectory(name);
        } else {
            parent.deleteFile(name);
        }
    }

    private static BasicFileAttributes attributes(SecureDirectoryStream<Path> parent, Path name) throws IOException {
        return parent.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }
}
