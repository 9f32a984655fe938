package dev.kunci.console;

import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Verb;
import dev.kunci.console.postgres.EmbeddedPostgres;
import dev.kunci.console.start.ApplicationStart;
import dev.kunci.console.start.DatabaseAccess;
import dev.kunci.console.start.SpringSettings;
import dev.kunci.operators.Actor;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** A Kunci in a process of its own that revokes one key on demand, and reports whether that was acknowledged. */
final class OneRevocation {

    static final String READY = "READY";
    static final String DONE = "DONE";
    static final String FAILED = "FAILED ";

    private OneRevocation() {}

    public static void main(String[] arguments) throws IOException {
        DatabaseAccess access =
                new DatabaseAccess(arguments[0], arguments[1], arguments[2], arguments[3], arguments[4]);
        SpringSettings settings = new SpringSettings(access, Path.of("target"), Map.of("KUNCI_KEYSETS", arguments[5]));
        ApplicationContext context = ApplicationStart.command(settings);
        Target key = new Target(UUID.fromString(arguments[6]), Level.CREDENTIAL, UUID.fromString(arguments[7]));
        System.out.println(READY);
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        try {
            boolean done = context.getBean(Decisions.class)
                    .decide(Actor.console(), new Decision(key, Verb.REVOKE, "leaked", null))
                    .done();
            System.out.println(done ? DONE : FAILED + "refused");
        } catch (RuntimeException failure) {
            System.out.println(FAILED + failure);
        }
        System.exit(0);
    }

    static Process start(EmbeddedPostgres postgres, Path keysets, Target key) throws IOException {
        return new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OneRevocation.class.getName(),
                        postgres.appUrl(),
                        postgres.appUser(),
                        postgres.appPassword(),
                        postgres.ownerUser(),
                        postgres.ownerPassword(),
                        keysets.toString(),
                        key.organization().toString(),
                        key.id().toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
