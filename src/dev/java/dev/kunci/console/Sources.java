package dev.kunci.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The sources of a checkout and what is made of them: classes beside the resources, in a directory that nobody else uses. */
final class Sources {
    private final Path java;
    private final Path development;
    private final Path assets;
    private final Map<Path, Path> resources;
    private final Path classes;
    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    /** One for all compilations: it has looked into every library. */
    private final StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);

    private Map<Path, FileTime> known = Map.of();

    Sources(Path checkout, Path classes) {
        this.java = checkout.resolve("src/main/java");
        this.development = checkout.resolve("src/dev/java");
        this.assets = checkout.resolve("frontend");
        this.resources =
                Map.of(checkout.resolve("src/main/resources"), classes, assets, classes.resolve("META-INF/resources"));
        this.classes = classes;
    }

    Path classes() {
        return classes;
    }

    /** Compiles what is newer than what was made of it, and copies the resources. False if that failed, which was said. */
    boolean build() {
        sweep();
        known = times();
        List<Path> stale =
                new ArrayList<>(known.keySet().stream().filter(this::isStale).toList());
        if (stale.stream().noneMatch(Sources::isJava)) {
            // The compiler is slow the first time that it is used, and people wait for the next one.
            known.keySet().stream().filter(Sources::isJava).findFirst().ifPresent(stale::add);
        }
        return make(stale);
    }

    /** Removes what was made of sources that are gone: Spring would still find those classes. */
    private void sweep() {
        try (Stream<Path> all = Files.walk(classes)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (sources(file).noneMatch(Files::exists)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the source of this file may be. */
    private Stream<Path> sources(Path made) {
        if (made.toString().endsWith(".class")) {
            String source = classes.relativize(made).toString().replaceFirst("(\\$.*)?\\.class$", ".java");
            return Stream.of(java.resolve(source), development.resolve(source));
        }
        return resources.entrySet().stream()
                .filter(each -> made.startsWith(each.getValue()))
                .map(each -> each.getKey().resolve(each.getValue().relativize(made)));
    }

    /** The files that have changed since this was asked last; gone ones are not among them. */
    List<Path> changed() {
        Map<Path, FileTime> now = times();
        List<Path> changed = now.entrySet().stream()
                .filter(each -> !each.getValue().equals(known.get(each.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        known = now;
        return changed;
    }

    /** Compiles these, and copies those of them that are resources. False if that failed, which was said. */
    boolean make(List<Path> changed) {
        changed.stream().filter(each -> !isJava(each)).forEach(this::copy);
        List<Path> types = changed.stream().filter(Sources::isJava).toList();
        return types.isEmpty() || compile(types);
    }

    /** The sources that name one of these types, which may not fit them any more. */
    List<Path> users(List<Path> types) {
        Pattern names = Pattern.compile(types.stream()
                .map(each -> each.getFileName().toString().replace(".java", ""))
                .collect(Collectors.joining("|", "\\b(", ")\\b")));
        return known.keySet().stream()
                .filter(Sources::isJava)
                .filter(each -> names.matcher(read(each)).find())
                .toList();
    }

    /** A style, a script or a picture: read again with each page. */
    boolean isAsset(Path file) {
        return file.startsWith(assets);
    }

    static boolean isJava(Path file) {
        return file.toString().endsWith(".java");
    }

    private boolean compile(List<Path> types) {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try {
            Files.createDirectories(classes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> options = List.of(
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-parameters",
                "-proc:none",
                "-nowarn");
        boolean made = compiler.getTask(
                        Writer.nullWriter(), files, found, options, null, files.getJavaFileObjectsFromPaths(types))
                .call();
        found.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .forEach(System.out::println);
        return made;
    }

    private void copy(Path resource) {
        try {
            Path target = target(resource);
            Files.createDirectories(target.getParent());
            Files.copy(resource, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isStale(Path source) {
        try {
            Path target = target(source);
            return !Files.exists(target) || Files.getLastModifiedTime(target).compareTo(known.get(source)) < 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path target(Path source) {
        if (isJava(source)) {
            return classes.resolve(java.relativize(source).toString().replaceFirst("java$", "class"));
        }
        return resources.entrySet().stream()
                .filter(each -> source.startsWith(each.getKey()))
                .map(each -> each.getValue().resolve(each.getKey().relativize(source)))
                .findFirst()
                .orElseThrow();
    }

    private Map<Path, FileTime> times() {
        Map<Path, FileTime> found = new HashMap<>();
        List<Path> roots = new ArrayList<>(resources.keySet());
        roots.add(java);
        for (Path root : roots) {
            try (Stream<Path> all = Files.walk(root)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    found.put(file, Files.getLastModifiedTime(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        found.keySet().removeIf(each -> each.endsWith("package-info.java"));
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
