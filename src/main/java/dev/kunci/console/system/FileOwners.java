package dev.kunci.console.system;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.Objects;

/**
 * Checks the owners of files, and lets root hand a tree over to another account while the former one may still be
 * active.
 */
public final class FileOwners {
    private FileOwners() {}

    public static int of(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Whoever owns a link on a path decides where root writes.
     *
     * @throws StartRefused if the path leads through a link that belongs neither to root nor to the user who starts
     *     Kunci
     */
    public static void requireNoLinkOfOthers(Path way) throws IOException {
        Path absolute = way.toAbsolutePath();
        for (int names = 1; names <= absolute.getNameCount(); names++) {
            Path step = Objects.requireNonNull(absolute.getRoot()).resolve(absolute.subpath(0, names));
            if (Files.isSymbolicLink(step)) {
                if (of(step) != 0 && of(step) != AccountIds.own().uid()) {
                    throw new StartRefused("The way to the data directory leads through the link " + step
                            + " of another account, who can lead Kunci elsewhere: name the directory itself.");
                }
                requireNoLinkOfOthers(Objects.requireNonNull(step.getParent()).resolve(Files.readSymbolicLink(step)));
            }
        }
    }

    /** For a path that only root can replace. */
    public static void set(Path path, AccountIds owner) throws IOException {
        Files.setAttribute(path, "unix:gid", owner.gid(), LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:uid", owner.uid(), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Gives a whole tree to an account. Links are not followed. A file with a second name is refused, because that name
     * may be one of the system's.
     */
    public static void handOver(Path root, AccountIds owner) throws IOException {
        UserPrincipalLookupService numbers = FileSystems.getDefault().getUserPrincipalLookupService();
        Heir heir = new Heir(
                numbers.lookupPrincipalByName(String.valueOf(owner.uid())),
                numbers.lookupPrincipalByGroupName(String.valueOf(owner.gid())));
        try (DirectoryStream<Path> siblings = Files.newDirectoryStream(Objects.requireNonNull(root.getParent()))) {
            if (!(siblings instanceof SecureDirectoryStream<Path> secure)) {
                throw new StartRefused("This system cannot hand " + root
                        + " over to another account: start Kunci as an ordinary user.");
            }
            handOver(secure, root, heir);
        }
    }

    private record Heir(UserPrincipal user, GroupPrincipal group) {}

    private static void handOver(SecureDirectoryStream<Path> parent, Path path, Heir heir) throws IOException {
        Path name = Objects.requireNonNull(path.getFileName());
        PosixFileAttributeView view =
                parent.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        PosixFileAttributes attributes = view.readAttributes();
        if (attributes.isDirectory()) {
            try (SecureDirectoryStream<Path> children = parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
                for (Path child : children) {
                    handOver(children, path.resolve(Objects.requireNonNull(child.getFileName())), heir);
                }
            }
        } else if (attributes.isSymbolicLink()) {
            return;
        } else if (!attributes.isRegularFile() || names(path) != 1) {
            throw new StartRefused("The file " + path + " cannot be handed over to another account, because it is no"
                    + " plain file or has a second name elsewhere: look what it is, and move it away.");
        }
        view.setGroup(heir.group());
        view.setOwner(heir.user());
    }

    private static int names(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:nlink", LinkOption.NOFOLLOW_LINKS);
    }
}
