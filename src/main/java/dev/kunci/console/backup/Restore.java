package dev.kunci.console.backup;

import dev.kunci.audit.Action;
import dev.kunci.console.postgres.EmbeddedPostgres;
import dev.kunci.console.postgres.RestoreTarget;
import dev.kunci.console.system.StartRefused;
import dev.kunci.vault.KeyVault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.api.FlywayException;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.dao.DataAccessException;

/** Creates a new data directory from a backup; nothing is written before the whole file has been verified. */
public final class Restore implements AutoCloseable {
    private final Archive archive;
    private final RestoreEvidence evidence;

    private Restore(Archive archive, RestoreEvidence evidence) {
        this.archive = archive;
        this.evidence = evidence;
    }

    /**
     * @throws StartRefused if the file is not a complete backup that this program understands, or not the one that was
     *     written
     */
    public static Restore of(Path file, RestoreEvidence evidence) {
        Archive archive = Archive.open(file, evidence);
        if (!Schema.knows(archive.manifest().schema())) {
            archive.close();
            throw new StartRefused("The backup " + file + " was taken by a newer Kunci (schema version "
                    + archive.manifest().schema() + "): restore it with that one.");
        }
        return new Restore(archive, evidence);
    }

    public Instant taken() {
        return archive.manifest().taken();
    }

    public long rows() {
        return archive.manifest().rows();
    }

    public RestoreEvidence.Proof proof() {
        return archive.proof();
    }

    public boolean hasKeysets() {
        return archive.manifest().keysets() != null;
    }

    /** The keys that a keysets file must have to open what was restored. */
    public List<Long> keyVersions() {
        return archive.manifest().keyVersions();
    }

    /**
     * @param keysets where the restored Kunci will look for its keysets
     * @throws StartRefused if the directory is not empty, or other keysets are in the way
     */
    public void into(Path dataDirectory, Path keysets) {
        checkPlace(keysets);
        checkSpace(dataDirectory);
        try (RestoreTarget directory = RestoreTarget.claim(dataDirectory)) {
            EmbeddedPostgres postgres = directory.start();
            Schema schema = new Schema(postgres);
            schema.migrateTo(archive.manifest().schema());
            try (Connection owner =
                    DriverManager.getConnection(postgres.ownerUrl(), postgres.ownerUser(), postgres.ownerPassword())) {
                new Loader(owner).load(archive);
            }
            schema.migrateOn();
            new BackupAudit(postgres)
                    .record(
                            Action.RESTORE_BACKUP,
                            String.valueOf(archive.file().getFileName()),
                            Map.of(
                                    "taken", taken().toString(),
                                    "schema", archive.manifest().schema(),
                                    "keysets", hasKeysets(),
                                    "proof", proof().word()));
            directory.stop();
            writeKeysets(keysets);
            directory.finish();
        } catch (IOException | SQLException | FlywayException | DataAccessException e) {
            throw new StartRefused(
                    "The backup " + archive.file() + " could not be restored, and nothing is left of the attempt: "
                            + FailureReason.of(e),
                    e);
        }
    }

    @Override
    public void close() {
        archive.close();
    }

    private void checkPlace(Path keysets) {
        if (hasKeysets()) {
            AtomicFile.refuseOther(keysets);
        } else if (Files.exists(keysets) && !fits(keysets)) {
            throw notFitting(keysets);
        } else if (isCopied(keysets) && !fits(evidence.keysets())) {
            throw notFitting(evidence.keysets());
        }
    }

    /** Whether the given keysets are copied to where the restored Kunci looks for them. */
    private boolean isCopied(Path keysets) {
        return !hasKeysets() && !Files.exists(keysets) && Files.exists(evidence.keysets());
    }

    private StartRefused notFitting(Path keysets) {
        return new StartRefused(
                "The keysets file " + keysets + " does not open this backup: put the right one there, or none yet.");
    }

    private void checkSpace(Path dataDirectory) {
        Path there = dataDirectory.toAbsolutePath();
        while (!Files.exists(there)) {
            there = Objects.requireNonNull(there.getParent());
        }
        try {
            long free = Files.getFileStore(there).getUsableSpace();
            if (free < archive.bytes()) {
                throw new StartRefused("What is in the backup " + archive.file() + " takes " + archive.bytes()
                        + " bytes at least, and in " + there + " only " + free + " are free: nothing was restored.");
            }
        } catch (IOException e) {
            throw new StartRefused("The directory " + there + " cannot be used: " + e, e);
        }
    }

    private boolean fits(Path keysets) {
        try {
            return KeyVault.of(keysets).versions().containsAll(keyVersions());
        } catch (BeanCreationException e) {
            return false;
        }
    }

    private void writeKeysets(Path keysets) throws IOException, SQLException {
        Manifest.Part part = archive.manifest().keysets();
        if (part != null) {
            try (AtomicFile file = new AtomicFile(keysets)) {
                archive.read(part, content -> content.transferTo(file.stream()));
                file.publish();
            }
        } else if (isCopied(keysets)) {
            try (AtomicFile file = new AtomicFile(keysets)) {
                Files.copy(evidence.keysets(), file.stream());
                file.publish();
            }
        }
    }
}
