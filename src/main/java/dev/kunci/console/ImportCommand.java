package dev.kunci.console;

import dev.kunci.console.system.StartRefused;
import dev.kunci.importer.ImportOptions;
import dev.kunci.importer.ImportReport;
import dev.kunci.importer.Importer;
import dev.kunci.operators.Actor;
import dev.kunci.registry.Organization;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.shared.Refusal;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports Apigee's exports, each file completely or not at all, beside a running portal or alone. */
@Command(
        name = "import",
        description = "Brings in apps, developers and API products from Apigee's JSON; each file wholly or not at all.",
        footer = {
            "",
            "A file is what Apigee's API answers (one thing, or lists such as {\"app\":[...]}), or what a tool wrote:",
            "  apigeecli                products.json, developers.json, apps.json, appgroups.json, and the apps of all",
            "                           app groups; a row that stands there twice and alike counts once",
            "  apigee-config-maven-plugin, sackmesser",
            "                           apiProducts.json, developers.json, developerApps.json, importKeys.json,",
            "                           companies and app groups in the same way, edge.json, devAppKeys.json",
            "  apigee-migrate-tool      its folder data with products, devs and apps",
            "A folder is one import: its files of these names, whatever their order.",
            "Where anything is wrong, nothing is imported, and all of it is listed (the first 100) with file, line and path.",
            "An import opens nothing that is shut here, or was shut when it was deleted here."
        },
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

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "JSON files, or folders of them, in this order.")
    private List<Path> files = List.of();

    private final Map<String, String> environment;

    ImportCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        for (Path file : files) {
            if (!(Files.isRegularFile(file) || Files.isDirectory(file)) || !Files.isReadable(file)) {
                throw new StartRefused("The file " + file + " cannot be read.");
            }
        }
        try (CommandContext context = CommandContext.open(data.path(), environment)) {
            Organization found = context.get(Organizations.class)
                    .find(organization)
                    .orElseThrow(() -> new Refusal.NotFound("refusal.organization.unknown", organization));
            Importer importer = context.get(Importer.class);
            ImportOptions options = new ImportOptions(developer, createMissing);
            PrintWriter out = spec.commandLine().getOut();
            ImportSummary summary = new ImportSummary(out);
            for (Path file : files) {
                ImportReport report = importer.importFile(
                        Actor.console(), found.id(), file, options, new ProgressLines(file.toString(), out));
                summary.print(file, report);
            }
        }
    }
}
