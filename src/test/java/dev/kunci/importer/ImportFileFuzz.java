package dev.kunci.importer;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.kunci.importer.file.ImportReader;
import dev.kunci.importer.file.ImportSources;
import dev.kunci.importer.file.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Any file of an import: taken apart into things, or the problems with it are listed with their places. */
public final class ImportFileFuzz {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> NAMES =
            List.of("apps.json", "developerApps.json", "edge.json", "importKeys.json", "products.json");

    private ImportFileFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) throws IOException {
        String name = data.pickValue(NAMES);
        ImportKind kind = data.pickValue(ImportKind.values());
        Path file = Files.createTempFile("fuzz", name);
        try {
            Files.write(file, data.consumeRemainingAsBytes());
            judge(new ImportSources(List.of(new SourceFile(file, kind, null))));
        } finally {
            Files.delete(file);
        }
    }

    private static void judge(ImportSources sources) {
        try {
            boolean whole = new ImportReader(sources, item -> {}, (phase, items, percent) -> {}).read(JSON);
            if (!whole && sources.sound()) {
                throw new IllegalStateException("no JSON, and nothing is said of it");
            }
        } catch (ImportProblems told) {
            if (told.problems().isEmpty()) {
                throw new IllegalStateException("refused for nothing", told);
            }
        }
    }
}
