package dev.kunci.console;

import dev.kunci.console.start.FirstRunSetup;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Operator;
import dev.kunci.operators.Role;
import dev.kunci.operators.account.OperatorAccounts;
import dev.kunci.shared.Refusal;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds operators, gives them roles, and resets the password of one who is locked out. */
@Command(name = "operator", description = "Adds operators, gives them roles or a new one-time password.")
final class OperatorCommand {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    OperatorCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Command(name = "create", description = "Adds an operator and prints the one-time password.")
    void create(
            @Mixin DataDirectory data,
            @Parameters(paramLabel = "EMAIL") String email,
            @Option(names = "--name", paramLabel = "NAME", required = true, description = "The person's name.")
                    String name,
            @Option(names = "--organization", paramLabel = "NAME", required = true, description = "Where they work.")
                    String organization,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            required = true,
                            arity = "1..*",
                            description = "What they may do: ${COMPLETION-CANDIDATES}.")
                    List<Role> roles) {
        try (CommandContext context = CommandContext.open(data.path(), environment)) {
            String password = context.get(FirstRunSetup.class).add(email, name, organization, Set.copyOf(roles));
            oneTimePassword(email, password);
        }
    }

    @Command(
            name = "roles",
            description = "Gives an operator these roles in an organization instead of those they have.")
    void roles(
            @Mixin DataDirectory data,
            @Parameters(paramLabel = "EMAIL") String email,
            @Option(names = "--organization", paramLabel = "NAME", required = true, description = "Where they work.")
                    String organization,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            required = true,
                            arity = "1..*",
                            description = "What they may do: ${COMPLETION-CANDIDATES}.")
                    List<Role> roles) {
        try (CommandContext context = CommandContext.open(data.path(), environment)) {
            Operator operator = context.get(OperatorAccounts.class)
                    .find(email)
                    .orElseThrow(() -> new Refusal.NotFound("refusal.operator.unknown", email));
            context.get(FirstRunSetup.class).give(operator.id(), organization, Set.copyOf(roles));
            out().println("The roles of " + email + " in " + organization + " are set.");
        }
    }

    @Command(name = "reset", description = "Prints a new one-time password for an operator.")
    void reset(@Mixin DataDirectory data, @Parameters(paramLabel = "EMAIL") String email) {
        try (CommandContext context = CommandContext.open(data.path(), environment)) {
            oneTimePassword(email, context.get(OperatorAccounts.class).reset(Actor.console(), email));
        }
    }

    private void oneTimePassword(String email, String password) {
        out().println("One-time password of " + email + ", to be changed at the next sign-in: " + password);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
