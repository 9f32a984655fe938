package dev.kunci.console;

import dev.kunci.operators.Actor;
import dev.kunci.registry.Organization;
import dev.kunci.registry.Organizations;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds and lists organizations, which only the machine's owner does. */
@Command(name = "organization", description = "Adds and lists organizations.")
final class OrganizationCommand {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    OrganizationCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Command(name = "create", description = "Adds an organization.")
    void create(@Mixin DataDirectory data, @Parameters(paramLabel = "NAME") String name) {
        try (Services services = Services.open(data.path(), environment)) {
            services.get(Organizations.class).create(Actor.console(), name);
            out().println("Organization " + name + " is there.");
        }
    }

    @Command(name = "list", description = "Lists the organizations.")
    void list(@Mixin DataDirectory data) {
        try (Services services = Services.open(data.path(), environment)) {
            services.get(Organizations.class).all().stream()
                    .map(Organization::name)
                    .forEach(out()::println);
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
