package dev.kunci.console;

import dev.kunci.operators.Role;
import dev.kunci.operators.token.GatewayToken;
import dev.kunci.review.people.TokenRow;
import dev.kunci.shared.HiddenCharacters;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Creates, lists and revokes the tokens of programs and gateways; works before anybody has signed in. */
@Command(name = "token", description = "Makes, lists and revokes tokens of programs (API) and of gateways.")
final class TokenCommand {
    private static final int LONGEST_DAYS = 3_650;

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    TokenCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Command(name = "create", description = "Makes a token and prints it, this once.")
    void create(
            @Mixin DataDirectory data,
            @Option(names = "--organization", paramLabel = "ORG", required = true, description = "Where it counts.")
                    String organization,
            @Option(
                            names = "--operator",
                            paramLabel = "EMAIL",
                            description = "Whom it acts as: a person's address or a program's name.")
                    @Nullable
                    String operator,
            @Option(names = "--name", paramLabel = "NAME", description = "What uses it.") @Nullable String name,
            @Option(
                            names = "--gateway",
                            paramLabel = "NAME",
                            description =
                                    "The gateway that shows it to ask about keys; instead of --operator and --name.")
                    @Nullable
                    String gateway,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            split = ",",
                            description = "What it may at most: ${COMPLETION-CANDIDATES} (default: viewer);"
                                    + " once for each.")
                    @Nullable
                    List<Role> roles,
            @Option(
                            names = "--product",
                            paramLabel = "PRODUCT",
                            split = ",",
                            description = "The internal name of an API product that its approvals are limited to"
                                    + " (default: no limit); once for each.")
                    @Nullable
                    List<String> products,
            @Option(
                            names = "--expires",
                            paramLabel = "DAYS",
                            description = "After how many days it ends (default: never).")
                    @Nullable
                    Integer days) {
        if (days != null && (days < 1 || days > LONGEST_DAYS)) {
            throw new ParameterException(
                    spec.commandLine(), "--expires takes a number of days from 1 to " + LONGEST_DAYS + ".");
        }
        if (gateway != null) {
            if (operator != null || name != null || roles != null || products != null) {
                throw new ParameterException(
                        spec.commandLine(),
                        "A token with --gateway acts as nobody: it takes --organization and --expires.");
            }
            createForGateway(data, organization, gateway, days);
            return;
        }
        if (operator == null || name == null) {
            throw new ParameterException(
                    spec.commandLine(), "Either --gateway is needed, or --operator and --name together.");
        }
        try (CommandContext context = CommandContext.withoutEntities(data.path(), environment)) {
            Set<Role> most = roles == null ? Set.of() : Set.copyOf(roles);
            Set<String> only = products == null ? Set.of() : Set.copyOf(products);
            ConsoleTokens.Made made =
                    context.get(ConsoleTokens.class).create(organization, operator, name, most, only, days);
            out().println(made.token());
            if (made.hint() != null) {
                spec.commandLine().getErr().println(made.hint());
            }
        }
    }

    private void createForGateway(DataDirectory data, String organization, String gateway, @Nullable Integer days) {
        try (CommandContext context = CommandContext.withoutEntities(data.path(), environment)) {
            out().println(context.get(ConsoleGatewayTokens.class).create(organization, gateway, days));
        }
    }

    @Command(name = "list", description = "Lists the tokens of an organization by how they begin.")
    void list(
            @Mixin DataDirectory data,
            @Option(names = "--organization", paramLabel = "ORG", required = true, description = "Where they count.")
                    String organization) {
        try (CommandContext context = CommandContext.withoutEntities(data.path(), environment)) {
            context.get(ConsoleTokens.class).list(organization).stream()
                    .map(TokenCommand::line)
                    .map(HiddenCharacters::shown)
                    .forEach(out()::println);
            context.get(ConsoleGatewayTokens.class).list(organization).stream()
                    .map(HiddenCharacters::shown)
                    .forEach(out()::println);
        }
    }

    @Command(name = "revoke", description = "Ends a token, from its next call on.")
    void revoke(
            @Mixin DataDirectory data,
            @Parameters(paramLabel = "TOKEN", description = "How it begins, as the list shows it.") String token,
            @Option(names = "--organization", paramLabel = "ORG", required = true, description = "Where it counts.")
                    String organization) {
        try (CommandContext context = CommandContext.withoutEntities(data.path(), environment)) {
            GatewayToken ended = context.get(ConsoleGatewayTokens.class).revoke(organization, token);
            if (ended != null) {
                out().println("Token " + ended.hint() + " of the gateway " + ended.name() + " is revoked.");
                return;
            }
            TokenRow revoked = context.get(ConsoleTokens.class).revoke(organization, token);
            out().println("Token " + revoked.hint() + " (" + revoked.name() + ") of " + revoked.owner()
                    + " is revoked.");
        }
    }

    /** One line per token, in tab-separated columns. */
    private static String line(TokenRow token) {
        return String.join(
                "\t",
                token.hint(),
                token.state().code(),
                token.owner(),
                token.roles().stream().map(Role::code).collect(Collectors.joining(",")),
                "expires " + day(token.expiresAt()),
                "used " + day(token.lastUsedAt()),
                "products " + products(token),
                token.name());
    }

    private static String products(TokenRow token) {
        return token.products() == null
                ? "all"
                : token.products().isEmpty() ? "none" : String.join(", ", token.products());
    }

    static String day(@Nullable Instant at) {
        return at == null ? "never" : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
