package dev.kunci.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands over the one-time password of the first administrator: to whoever sits at the terminal, and where there is none,
 * in a file for its owner alone, as what is said then is kept in a journal.
 */
final class FirstPassword {

    private static final Logger LOG = LoggerFactory.getLogger(FirstPassword.class);

    /** As long as a one-time password lets anybody in. */
    private static final Duration KEPT = Duration.ofHours(72);

    private final Path file;
    private final boolean terminal;

    FirstPassword(Path dataDirectory, boolean terminal) {
        this.file = dataDirectory.resolve("first-password");
        this.terminal = terminal;
    }

    static FirstPassword of(Path dataDirectory) {
        return new FirstPassword(
                dataDirectory, System.console() != null && System.console().isTerminal());
    }

    /** @return what to say: the password itself, or where it is */
    String handOver(String password) {
        if (terminal) {
            return "with the one-time password " + password;
        }
        try {
            // Made beside and moved into place, never through a link; such files are for their owner alone.
            Path beside = Files.createTempFile(file.toAbsolutePath().getParent(), "first-password", ".tmp");
            Files.writeString(beside, password + "\n");
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return "with the one-time password in " + file + ", which only its owner can read and which ends after "
                    + KEPT.toHours() + " hours";
        } catch (IOException noPlace) {
            return "(Warning: whoever reads this line later can do so as well, as " + file
                    + " could not be written) with the one-time password " + password;
        }
    }

    /** Takes away a file whose password has ended. */
    void sweep(Instant now) {
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
