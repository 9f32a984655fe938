package dev.kunci.console;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Lends a command the services of the floors below, beside a running portal or alone. */
final class Services implements AutoCloseable {
    private final Database database;
    private final ConfigurableApplicationContext context;

    private Services(Database database, ConfigurableApplicationContext context) {
        this.database = database;
        this.context = context;
    }

    static Services open(Path dataDirectory, Map<String, String> environment) {
        return open(dataDirectory, environment, Application::command);
    }

    /** Starts in a moment, and has what works with plain SQL alone: organizations by name, tokens, the audit log. */
    static Services withoutEntities(Path dataDirectory, Map<String, String> environment) {
        return open(dataDirectory, environment, Application::commandWithoutEntities);
    }

    private static Services open(
            Path dataDirectory,
            Map<String, String> environment,
            Function<SpringSettings, ConfigurableApplicationContext> start) {
        Database database = Database.forCommand(dataDirectory, environment);
        SpringApplication.getShutdownHandlers().add(database::close);
        SpringSettings settings = new SpringSettings(database.access(), dataDirectory, environment).fewConnections();
        try {
            return new Services(database, start.apply(settings));
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
