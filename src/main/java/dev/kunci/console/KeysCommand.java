package dev.kunci.console;

import dev.kunci.console.start.SpringSettings;
import dev.kunci.console.system.StartRefused;
import dev.kunci.operators.Actor;
import dev.kunci.registry.keyset.KeyRetirement;
import dev.kunci.registry.keyset.KeyRotation;
import dev.kunci.registry.keyset.KeysetUsage;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Rotates the keys that protect stored consumer keys and secrets, while everything keeps running. */
@Command(name = "keys", description = "Rotates the keys that protect stored consumer keys and secrets.")
final class KeysCommand {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int REPORTED = 10_000;

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    KeysCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Command(
            name = "rotate",
            description = {
                "Makes new keys and moves everything to them; whatever runs goes on.",
                "Interrupted, it goes on in a running Kunci, at the next start, or when this is typed again."
            })
    void rotate(
            @Mixin DataDirectory data,
            @Option(
                            names = "--wait",
                            paramLabel = "SECONDS",
                            defaultValue = "600",
                            description = "For how long it stays to watch (default: 600).")
                    int seconds) {
        if (seconds < 0) {
            throw new ParameterException(spec.commandLine(), "--wait takes a number of seconds from 0.");
        }
        try (CommandContext context = CommandContext.open(data.path(), environment)) {
            KeyRotation rotation = context.get(KeyRotation.class);
            out().println(
                            tell(() -> rotation.begin(Actor.console().author()))
                                    ? "New keys are in " + SpringSettings.keysets(data.path(), environment)
                                            + ": put a copy of it where your copy of the old one is."
                                    : "A rotation that has begun before goes on.");
            follow(rotation, System.nanoTime() + Duration.ofSeconds(seconds).toNanos());
        }
    }

    /** Turns an I/O failure into one sentence. */
    private static <T> T tell(Supplier<T> work) {
        try {
            return work.get();
        } catch (BeanCreationException unwritable) {
            throw new StartRefused(String.valueOf(unwritable.getMessage()), unwritable);
        }
    }

    private void follow(KeyRotation rotation, long end) {
        List<String> told = List.of();
        long reported = 0;
        KeyRotation.Progress progress = rotation.advance();
        while (progress.stage() != KeyRotation.Stage.DONE && System.nanoTime() < end) {
            if (!progress.missing().equals(told)) {
                told = progress.missing();
                told.forEach(name -> out().println("Waiting until the new keys are read by " + name
                        + ": copy the keysets file to there; it is taken over without a restart."));
            }
            if (progress.moved() - reported >= REPORTED) {
                reported = progress.moved();
                out().println(reported + " credentials moved.");
            }
            if (progress.stage() != KeyRotation.Stage.MOVING) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            progress = rotation.advance();
        }
        if (progress.stage() == KeyRotation.Stage.DONE) {
            out().println("Everything is stored under the new keys (" + progress.moved()
                    + " credentials moved). The old ones can go: ./kunci keys retire");
        } else {
            out().println("The rotation is not done yet. Running Kuncis go on with it: ./kunci keys list shows how far"
                    + " it is.");
        }
    }

    @Command(name = "list", description = "Lists the keys, how old they are and what is stored under each.")
    void list(@Mixin DataDirectory data) {
        try (CommandContext context = CommandContext.open(data.path(), environment)) {
            KeyRotation rotation = context.get(KeyRotation.class);
            context.get(KeyRetirement.class).list().stream()
                    .map(KeysCommand::line)
                    .forEach(out()::println);
            KeyRotation.Progress progress = rotation.progress();
            out().println(
                            switch (progress.stage()) {
                                case WAITING -> "The new keys wait for: " + String.join(", ", progress.missing());
                                case MOVING, BUSY -> progress.moved() + " credentials moved so far.";
                                case DONE -> "No rotation is going on.";
                            });
        }
    }

    @Command(
            name = "retire",
            description = {
                "Ends the old keys under which nothing is stored any more, and takes them out of the keysets file.",
                "Backups that were made before need a copy of the file as it was."
            })
    void retire(@Mixin DataDirectory data) {
        try (CommandContext context = CommandContext.open(data.path(), environment)) {
            KeyRetirement retirement = context.get(KeyRetirement.class);
            List<KeysetUsage.Use> earlier =
                    tell(() -> retirement.retire(Actor.console().author()));
            if (earlier.isEmpty()) {
                out().println("There are no old keys.");
            }
            for (KeysetUsage.Use use : earlier) {
                @Nullable String why = why(use);
                out().println(use.name() + (why == null ? " has ended." : " stays: " + why + "."));
            }
        }
    }

    private static @Nullable String why(KeysetUsage.Use use) {
        List<String> hanging = new ArrayList<>();
        add(hanging, use.stored(), "keys or secrets are stored under it");
        add(hanging, use.reserved(), "deleted keys are known by it, so that none of them comes back");
        add(hanging, use.calls(), "calls of the last 24 hours are known by it");
        return hanging.isEmpty() ? null : String.join(", ", hanging);
    }

    private static void add(List<String> hanging, long count, String what) {
        if (count > 0) {
            hanging.add(count + " " + what);
        }
    }

    /** One line per key, in tab-separated columns. */
    private static String line(KeysetUsage.Use use) {
        return String.join(
                "\t",
                use.name().keyset(),
                Long.toString(use.name().version()),
                use.state().name().toLowerCase(Locale.ROOT),
                "since " + use.since().truncatedTo(ChronoUnit.SECONDS),
                "stored " + use.stored(),
                "reserved " + use.reserved());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
