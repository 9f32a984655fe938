package dev.kunci.console;

import dev.kunci.console.postgres.StartRefused;
import dev.kunci.intake.ImportOptions;
import dev.kunci.intake.ImportReport;
import dev.kunci.intake.Importer;
import dev.kunci.intake.Kind;
import dev.kunci.operators.Actor;
import dev.kunci.registry.Organization;
import dev.kunci.registry.Organizations;
import dev.kunci.shared.Refusal;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings Apigee's exports in, each file wholly or not at all, beside a running portal or alone. */
@Command(
        name = "import",
        description = "Brings in apps, developers and API products from Apigee's JSON; each file wholly or not at all.",
        sortOptions = false)
final class ImportCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataDirectory data = new DataDirectory();

    @Option(names = "--organization", paramLabel = "NAME", required = true, description = "Where the files belong.")
    private String organization = "";

    @Option(
            names = "--developer",
            paramLabel = "EMAIL",
            description = "The developer of those apps whose own developer is not known here.")
    private @Nullable String developer;

    @Option(
            names = "--create-missing",
            description = "Makes the API products, app groups and developers that the files only name.")
    private boolean createMissing;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "JSON files, in this order.")
    private List<Path> files = List.of();

    private final Map<String, String> environment;

    ImportCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        for (Path file : files) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new StartRefused("The file " + file + " cannot be read.");
            }
        }
        try (Services services = Services.open(data.path(), environment)) {
            Organization place = services.get(Organizations.class)
                    .find(organization)
                    .orElseThrow(() -> new Refusal.NotFound("refusal.organization.unknown", organization));
            Importer importer = services.get(Importer.class);
            ImportOptions options = new ImportOptions(developer, createMissing);
            PrintWriter out = spec.commandLine().getOut();
            for (Path file : files) {
                ImportReport report = importer.importFile(
                        Actor.console(), place.id(), file, options, new ProgressLines(file.toString(), out));
                print(out, file, report);
            }
        }
    }

    private static void print(PrintWriter out, Path file, ImportReport report) {
        out.printf(
                Locale.ENGLISH,
                "%s: %,d created, %,d updated, %,d skipped%n",
                file,
                report.created(),
                report.updated(),
                report.skipped());
        for (Kind kind : Kind.values()) {
            ImportReport.Count count = report.of(kind);
            if (!count.equals(ImportReport.Count.NONE)) {
                out.printf(
                        Locale.ENGLISH,
                        "  %-12s %,9d created, %,9d updated, %,9d skipped%n",
                        kind.code(),
                        count.created(),
                        count.updated(),
                        count.skipped());
            }
        }
        out.flush();
    }
}
