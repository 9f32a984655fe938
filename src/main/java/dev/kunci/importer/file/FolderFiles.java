package dev.kunci.importer.file;

import dev.kunci.importer.ImportKind;
import dev.kunci.shared.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the files of an import: the one that is named, or those that the common tools write into a folder. */
public final class FolderFiles {

    private static final int DEEPEST = 12;

    /** File names that tell what a file holds. */
    private static final Map<String, ImportKind> STEMS = Map.ofEntries(
            Map.entry("apiproducts", ImportKind.PRODUCT),
            Map.entry("products", ImportKind.PRODUCT),
            Map.entry("developers", ImportKind.DEVELOPER),
            Map.entry("appgroups", ImportKind.APP_GROUP),
            Map.entry("companies", ImportKind.APP_GROUP),
            Map.entry("apps", ImportKind.APP),
            Map.entry("developerapps", ImportKind.APP),
            Map.entry("appgroupsapp", ImportKind.APP),
            Map.entry("appgroupapps", ImportKind.APP),
            Map.entry("companyapps", ImportKind.APP),
            Map.entry("devappkeys", ImportKind.APP),
            Map.entry("importkeys", ImportKind.CREDENTIAL),
            Map.entry("importcompanykeys", ImportKind.CREDENTIAL),
            Map.entry("importappgroupappkeys", ImportKind.CREDENTIAL));

    /** Folders of apigee-migrate-tool, which writes one file per object, and apps below the address of their owner. */
    private static final Map<String, ImportKind> FOLDERS =
            Map.of("products", ImportKind.PRODUCT, "devs", ImportKind.DEVELOPER, "apps", ImportKind.APP);

    private static final String EVERYTHING = "edge";

    private FolderFiles() {}

    /**
     * @throws Refusal.NotFound if nothing can be read
     * @throws Refusal.Invalid if a folder has no file with a known name
     */
    public static List<SourceFile> of(Path named) {
        if (!Files.isDirectory(named)) {
            return List.of(new SourceFile(named, STEMS.get(stem(named)), null));
        }
        Path folder = named.toAbsolutePath().normalize();
        try (Stream<Path> paths = Files.walk(named, DEEPEST)) {
            List<SourceFile> files = paths.filter(Files::isRegularFile)
                    .sorted()
                    .flatMap(path -> inFolder(folder, path).stream())
                    .sorted(Comparator.comparing(FolderFiles::turn))
                    .toList();
            if (files.isEmpty()) {
                throw new Refusal.Invalid("refusal.import.folder", named.toString());
            }
            return files;
        } catch (IOException unreadable) {
            throw new Refusal.NotFound("refusal.import.unreadable", named.toString());
        }
    }

    private static ImportKind turn(SourceFile file) {
        return Objects.requireNonNullElse(file.kind(), ImportKind.DEVELOPER);
    }

    private static Optional<SourceFile> inFolder(Path folder, Path path) {
        Path whole = path.toAbsolutePath().normalize();
        List<String> names = IntStream.range(Math.max(0, folder.getNameCount() - 1), whole.getNameCount())
                .mapToObj(i -> whole.getName(i).toString())
                .toList();
        if (names.stream().anyMatch(name -> name.startsWith("."))) {
            return Optional.empty();
        }
        int last = names.size() - 1;
        for (int i = 0; i < last; i++) {
            ImportKind kind = FOLDERS.get(names.get(i));
            boolean under = i + 2 <= last && NamedOwner.isAddress(names.get(i + 1));
            if (kind == ImportKind.APP && under) {
                return Optional.of(new SourceFile(path, kind, NamedOwner.developer(names.get(i + 1))));
            }
            if (kind != null && kind != ImportKind.APP && i + 1 == last) {
                return Optional.of(new SourceFile(path, kind, null));
            }
        }
        String stem = stem(path);
        boolean known = STEMS.containsKey(stem) || stem.equals(EVERYTHING) || stem.endsWith("_apps");
        return known && names.get(last).endsWith(".json")
                ? Optional.of(new SourceFile(path, STEMS.get(stem), null))
                : Optional.empty();
    }

    /** The file name without its extension, in lower case. */
    static String stem(Path path) {
        String name =
                Objects.requireNonNullElse(path.getFileName(), path).toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".json") ? name.substring(0, name.length() - ".json".length()) : name;
    }
}
