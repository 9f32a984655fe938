package dev.kunci.console;

import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Starts, ends and commands the process of the portal that is being developed. */
final class PortalProcess {
    private static final String ENDED = "ended";

    private final Map<String, Object> settings;
    private final Path agent;
    private BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private @Nullable Process process;
    private @Nullable DataOutputStream commands;

    /** @param agent the jar that names {@link DevelopedPortal} as an agent, which may replace classes */
    PortalProcess(Map<String, Object> settings, Path agent) {
        this.settings = settings;
        this.agent = agent;
    }

    /** False if it did not start; it has said why. */
    boolean start() {
        List<String> line = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Duser.language=en",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-XX:-PrintWarnings",
                // A lambda more or less is a method more or less.
                "-XX:+AllowRedefinitionToAddDeleteMethods",
                // Vaadin writes what it generates here, as if it were the project.
                "-Dvaadin.project.basedir=" + agent.resolveSibling("vaadin").toAbsolutePath(),
                "-javaagent:" + agent,
                "-cp",
                System.getProperty("java.class.path"),
                DevelopedPortal.class.getName()));
        try {
            answers = new LinkedBlockingQueue<>();
            Process started = new ProcessBuilder(line)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process = started;
            commands = new DataOutputStream(started.getOutputStream());
            commands.writeInt(settings.size());
            for (Map.Entry<String, Object> setting : settings.entrySet()) {
                commands.writeUTF(setting.getKey());
                commands.writeUTF(setting.getValue().toString());
            }
            commands.flush();
            BlockingQueue<String> heard = answers;
            Thread.ofPlatform().daemon().start(() -> listen(started.inputReader(), heard));
            return answers.take().equals(DevelopedPortal.READY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void stop() {
        if (process != null) {
            // Process.destroy would close the output that is still being read.
            process.toHandle().destroy();
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Makes the browsers load their pages again. */
    void refresh() {
        ask(DevelopedPortal.REFRESH, null);
    }

    /** Replaces the methods of the classes in this directory that are as new as this. False if that cannot be done. */
    boolean replace(Path classes, long sinceMillis) {
        return ask(classes.toString(), sinceMillis).equals(DevelopedPortal.DONE);
    }

    private String ask(String command, @Nullable Long argument) {
        if (commands == null || process == null || !process.isAlive()) {
            return ENDED;
        }
        try {
            commands.writeUTF(command);
            if (argument != null) {
                commands.writeLong(argument);
            }
            commands.flush();
            return answers.take();
        } catch (IOException e) {
            return ENDED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ENDED;
        }
    }

    private static void listen(BufferedReader output, BlockingQueue<String> answers) {
        output.lines().forEach(line -> {
            if (line.startsWith(DevelopedPortal.ANSWER)) {
                answers.add(line.substring(DevelopedPortal.ANSWER.length()));
            } else {
                System.out.println(line);
            }
        });
        answers.add(ENDED);
    }
}
