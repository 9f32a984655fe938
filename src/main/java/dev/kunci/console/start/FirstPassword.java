package dev.kunci.console.start;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands over the one-time password of the first administrator: on the terminal, or, if there is none, in a file for its
 * owner only, because other output is kept in a journal.
 */
public final class FirstPassword {

    private static final Logger LOG = LoggerFactory.getLogger(FirstPassword.class);

    /** As long as a one-time password is valid. */
    private static final Duration KEPT = Duration.ofHours(72);

    private final Path file;
    private final boolean terminal;

    FirstPassword(Path dataDirectory, boolean terminal) {
        this.file = dataDirectory.resolve("first-password");
        this.terminal = terminal;
    }

    public static FirstPassword of(Path dataDirectory) {
        return new FirstPassword(
                dataDirectory, System.console() != null && System.console().isTerminal());
    }

    /** @return the message: the password itself, or where it is */
    public String handOver(String password) {
        if (terminal) {
            return "with the one-time password " + password;
        }
        try {
            // Created under another name and moved into place, so never written through a link, and readable only by
            // its owner.
            Path beside = file.resolveSibling("first-password." + UUID.randomUUID());
            try (SeekableByteChannel draft = Files.newByteChannel(
                    beside,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                draft.write(StandardCharsets.UTF_8.encode(password + "\n"));
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return "with the one-time password in " + file + ", which only its owner can read and which ends after "
                    + KEPT.toHours() + " hours";
        } catch (IOException noPlace) {
            return "(Warning: whoever reads this line later can do so as well, as " + file
                    + " could not be written) with the one-time password " + password;
        }
    }

    /** Deletes a file whose password has expired. */
    public void sweep(Instant now) {
        try {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                            .toInstant()
                            .isBefore(now.minus(KEPT))) {
                Files.delete(file);
            }
        } catch (IOException nextTime) {
            LOG.debug("{} could not be taken away", file, nextTime);
        }
    }
}
