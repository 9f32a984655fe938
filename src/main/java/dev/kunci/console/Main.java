package dev.kunci.console;

import dev.kunci.console.system.StartRefused;
import dev.kunci.importer.ImportProblems;
import dev.kunci.shared.Refusal;
import dev.kunci.shared.Sentences;
import java.security.Security;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The entry point of the jar: runs the command of a command line, and prints a refusal as one sentence. */
@Command(
        name = "./kunci",
        description = "Approves and revokes the API keys of developer apps, and keeps the record.",
        synopsisSubcommandLabel = "COMMAND")
public final class Main {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this help.")
    private boolean help;

    private static final int FAILURE = 1;
    private static final int USAGE = 2;

    private Main() {}

    public static void main(String[] arguments) {
        // A database that moves to another address under the same name is found at once.
        Security.setProperty("networkaddress.cache.ttl", "1");
        Security.setProperty("networkaddress.cache.negative.ttl", "1");
        System.exit(commandLine(System.getenv()).execute(arguments));
    }

    static CommandLine commandLine(Map<String, String> environment) {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.addSubcommand(new RunCommand(environment));
        commandLine.addSubcommand(new ImportCommand(environment));
        commandLine.addSubcommand(new OrganizationCommand(environment));
        commandLine.addSubcommand(new OperatorCommand(environment));
        commandLine.addSubcommand(new TokenCommand(environment));
        commandLine.addSubcommand(new KeysCommand(environment));
        commandLine.addSubcommand(new BackupCommand(environment));
        commandLine.addSubcommand(new RestoreCommand(environment));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler((e, command, parsed) -> {
            command.getErr()
                    .println(
                            switch (e) {
                                case StartRefused refused -> refused.getMessage();
                                case ImportProblems problems -> ImportSummary.of(problems);
                                case Refusal refusal -> Sentences.of(refusal);
                                default -> throw e;
                            });
            return FAILURE;
        });
        commandLine.setParameterExceptionHandler((e, arguments) -> {
            CommandLine command = e.getCommandLine();
            command.getErr().println(e.getMessage());
            command.getErr()
                    .println("Type " + command.getCommandSpec().qualifiedName() + " --help to see what can be typed.");
            return USAGE;
        });
        return commandLine;
    }
}
