package dev.kunci.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A directory with the launcher, fake JDKs and Maven, and a PATH with nothing but what it needs. */
final class LauncherSandbox {
    private static final List<String> TOOLS = List.of(
            "sh",
            "cat",
            "sed",
            "dirname",
            "find",
            "head",
            "mkdir",
            "rm",
            "mv",
            "touch",
            "tail",
            "awk",
            "readlink",
            "paste",
            "tee",
            "grep",
            "sleep",
            "sha256sum",
            "flock");

    final Path root;
    final Path repository;
    final Path programs;
    final Path jdks;
    final Path servers;

    record Finished(int status, String output, List<String> lines) {
        String last() {
            return lines.getLast();
        }
    }

    LauncherSandbox(Path root) throws IOException {
        this.root = root.toRealPath();
        this.repository = this.root.resolve("repository");
        this.programs = this.root.resolve("programs");
        this.jdks = this.root.resolve("jdks");
        this.servers = this.root.resolve("servers");
        Files.createDirectories(repository.resolve("src/main"));
        Files.createDirectories(programs);
        Files.createDirectories(jdks);
        Files.writeString(repository.resolve("pom.xml"), "<project/>");
        Files.copy(Path.of("kunci"), repository.resolve("kunci"));
        for (String tool : TOOLS) {
            installed(tool);
        }
    }

    /** Puts a program of this machine on the PATH. */
    void installed(String tool) throws IOException {
        Path program = List.of("/bin", "/usr/bin").stream()
                .map(directory -> Path.of(directory, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
        script(programs.resolve(tool), "exec " + program + " \"$@\"");
    }

    /** A JDK whose java says its version and what it was started with, and unpacks a jar by copying it. */
    Path jdk(String version) throws IOException {
        return jdk(jdks.resolve("jdk-" + version), version);
    }

    /** The same in this directory, which the launcher need not know. */
    Path jdk(Path home, String version) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/javac"), "exit 0");
        script(
                home.resolve("bin/java"),
                "case $1 in",
                "-XshowSettings*) echo '    java.home = " + home + "' >&2; exit 0;;",
                "-Djarmode=tools) for last; do :; done; cat \"$3\" >\"$last/kunci.jar\"; exit;;",
                "esac",
                "echo \"java " + version + " $*\"",
                "echo \"data $KUNCI_DATA\"");
        return home;
    }

    /** The build directory that the newest build is in. */
    Path build() throws IOException {
        Path builds = repository.resolve("target/builds");
        return builds.resolve(Files.readString(builds.resolve("current")).strip());
    }

    void onPath(String program, Path target) throws IOException {
        Files.createSymbolicLink(programs.resolve(program), target);
    }

    /** A Maven that does what these lines say, in the repository. */
    void maven(String... lines) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                "[ \"$1\" != -version ] || { echo 'Apache Maven 3.9.9'; exit 0; }", "echo \"$*\" >>../maven.calls"));
        all.addAll(List.of(lines));
        script(programs.resolve("mvn"), all.toArray(String[]::new));
    }

    void program(String name) throws IOException {
        tool(name, "exit 0");
    }

    /** A program that does what these lines say. */
    void tool(String name, String... lines) throws IOException {
        script(programs.resolve(name), lines);
    }

    /** A program in the directory of servers, which is not on the PATH. */
    void server(String name) throws IOException {
        Files.createDirectories(servers);
        script(servers.resolve(name), "exit 0");
    }

    List<String> mavenCalls() throws IOException {
        Path calls = root.resolve("maven.calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    Process start(Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> clean = new HashMap<>(Map.of(
                "KUNCI_AOT", "no",
                "PATH", programs.toString(),
                "HOME", root.toString(),
                "KUNCI_JDK_PLACES", jdks.toString(),
                "KUNCI_SBIN", servers.toString()));
        clean.putAll(environment);
        builder.environment().clear();
        builder.environment().putAll(clean);
        return builder.directory(root.toFile()).start();
    }

    Finished run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(repository.resolve("kunci").toString()));
        command.addAll(List.of(arguments));
        return finish(start(environment, command));
    }

    Finished finish(Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes());
        return new Finished(process.waitFor(), output, output.lines().toList());
    }

    private static void script(Path file, String... lines) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
