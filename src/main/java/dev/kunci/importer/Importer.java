package dev.kunci.importer;

import dev.kunci.importer.file.FolderFiles;
import dev.kunci.importer.file.ImportSources;
import dev.kunci.importer.file.ProblemLocator;
import dev.kunci.importer.file.ReadingLimits;
import dev.kunci.importer.load.ImportTransaction;
import dev.kunci.operators.Actor;
import dev.kunci.registry.value.EmailAddress;
import dev.kunci.shared.Refusal;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/** Imports exports of Apigee and its tools: developers, app groups, API products and apps with their keys. */
@Service
public class Importer {

    private final ImportTransaction transaction;
    private final ProblemLocator locator;

    Importer(ImportTransaction transaction) {
        this.transaction = transaction;
        this.locator = new ProblemLocator(ReadingLimits.mapper());
    }

    /**
     * Imports one file or a folder, completely or not at all. What exists is updated to what the file says, what is
     * unchanged is skipped, and what the file leaves out stays.
     *
     * @throws ImportProblems if the files must be corrected first; lists all that is wrong with them
     * @throws Refusal.Conflict if someone else created the same things meanwhile; nothing was imported
     * @throws Refusal.Forbidden unless the actor is both editor and approver there
     */
    public ImportReport importFile(
            Actor actor, UUID organization, Path file, ImportOptions options, ProgressListener progress) {
        String developer = options.developerEmail();
        if (developer != null && !EmailAddress.isOne(developer)) {
            throw new Refusal.Invalid("refusal.email", developer);
        }
        ImportSources sources = new ImportSources(FolderFiles.of(file));
        try {
            return transaction.importFile(actor, organization, sources, options, progress);
        } catch (ImportProblems problems) {
            throw locator.find(sources.files(), problems);
        } catch (DataIntegrityViolationException | ConcurrencyFailureException meanwhile) {
            if (!sources.sound()) {
                throw locator.find(sources.files(), sources.problems());
            }
            Refusal conflict = new Refusal.Conflict("refusal.import.meanwhile", file.toString());
            conflict.initCause(meanwhile);
            throw conflict;
        }
    }
}
