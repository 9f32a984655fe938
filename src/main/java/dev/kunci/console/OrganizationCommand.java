package dev.kunci.console;

import dev.kunci.console.start.FirstRunSetup;
import dev.kunci.operators.Actor;
import dev.kunci.registry.organization.OrganizationNames;
import dev.kunci.registry.organization.Organizations;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds and lists organizations, which only the machine's owner can do. */
@Command(name = "organization", description = "Adds and lists organizations.")
final class OrganizationCommand {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    OrganizationCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Command(name = "create", description = "Adds an organization, with its first administrator.")
    void create(
            @Mixin DataDirectory data,
            @Parameters(paramLabel = "NAME", description = "Letters a to z, digits and hyphens, a letter first.")
                    String name,
            @Option(
                            names = "--admin",
                            paramLabel = "EMAIL",
                            description = "Who administers it; somebody new gets a one-time password.")
                    @Nullable
                    String administrator,
            @Option(
                            names = "--admin-name",
                            paramLabel = "NAME",
                            defaultValue = "Administrator",
                            description = "The name of an administrator who is new here (default: Administrator).")
                    String administratorName) {
        try (CommandContext context = CommandContext.open(data.path(), environment)) {
            if (administrator == null) {
                context.get(Organizations.class).create(Actor.console(), name);
                out().println("Organization " + name + " is there. Nobody administers it yet: ./kunci operator create"
                        + " EMAIL --name NAME --organization " + name + " --role admin");
                return;
            }
            Optional<String> password = context.get(FirstRunSetup.class).found(name, administrator, administratorName);
            out().println("Organization " + name + " is there.");
            out().println(password.map(word ->
                            "One-time password of " + administrator + ", to be changed at the next sign-in: " + word)
                    .orElse(administrator + " administers it, with the password they have."));
        }
    }

    @Command(name = "list", description = "Lists the organizations.")
    void list(@Mixin DataDirectory data) {
        try (CommandContext context = CommandContext.withoutEntities(data.path(), environment)) {
            context.get(OrganizationNames.class).all().forEach(out()::println);
        }
    }

    @Command(
            name = "four-eyes",
            description =
                    "Switches on that approvals need a second person. Switching it off takes two: what an administrator"
                            + " has asked for is confirmed, else it is asked for and an administrator confirms it.")
    void fourEyes(
            @Mixin DataDirectory data,
            @Parameters(paramLabel = "NAME", description = "The organization.") String name,
            @Parameters(paramLabel = "STATE", description = "on, off, or keep to turn down what was asked for.")
                    String state) {
        try (CommandContext context = CommandContext.open(data.path(), environment)) {
            out().println(context.get(ConsoleFourEyes.class).change(name, state));
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
