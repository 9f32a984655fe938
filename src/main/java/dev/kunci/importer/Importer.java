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

/** Imports what Apigee and its tools export: developers, app groups, API products and apps with their keys. */
@Service
public class Importer {

    private final ImportTransaction transaction;
    private final ProblemLocator places;

    Importer(ImportTransaction transaction) {
        this.transaction = transaction;
        this.places = new ProblemLocator(ReadingLimits.mapper());
    }

    /**
     * Imports one file, or what is in a folder, wholly or not at all. What is here already is brought to what the file
     * says; what the file says a second time is skipped; what it leaves out stays.
     *
     * @throws ImportProblems where the files have to be changed first: all that is wrong with them
     * @throws Refusal.Conflict where somebody else made the same things meanwhile; nothing was imported
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
            throw places.find(sources.files(), problems);
        } catch (DataIntegrityViolationException | ConcurrencyFailureException meanwhile) {
            if (!sources.sound()) {
                throw places.find(sources.files(), sources.problems());
            }
            Refusal conflict = new Refusal.Conflict("refusal.import.meanwhile", file.toString());
            conflict.initCause(meanwhile);
            throw conflict;
        }
    }
}
