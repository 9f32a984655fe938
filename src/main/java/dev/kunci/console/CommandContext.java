package dev.kunci.console;

import dev.kunci.console.start.ApplicationStart;
import dev.kunci.console.start.CommandDatabase;
import dev.kunci.console.start.SpringSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives a command the services of the floors below, beside a running portal or alone. */
final class CommandContext implements AutoCloseable {
    private final CommandDatabase database;
    private final ConfigurableApplicationContext context;

    private CommandContext(CommandDatabase database, ConfigurableApplicationContext context) {
        this.database = database;
        this.context = context;
    }

    static CommandContext open(Path dataDirectory, Map<String, String> environment) {
        return open(dataDirectory, environment, ApplicationStart::command);
    }

    /** Starts quickly, with only the services that use plain SQL: organizations by name, tokens, the audit log. */
    static CommandContext withoutEntities(Path dataDirectory, Map<String, String> environment) {
        return open(dataDirectory, environment, ApplicationStart::commandWithoutEntities);
    }

    private static CommandContext open(
            Path dataDirectory,
            Map<String, String> environment,
            Function<SpringSettings, ConfigurableApplicationContext> start) {
        CommandDatabase database = CommandDatabase.forCommand(dataDirectory, environment);
        SpringApplication.getShutdownHandlers().add(database::close);
        SpringSettings settings = new SpringSettings(database.access(), dataDirectory, environment).fewConnections();
        try {
            return new CommandContext(database, start.apply(settings));
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
