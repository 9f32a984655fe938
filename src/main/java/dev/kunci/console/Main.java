package dev.kunci.console;

import dev.kunci.console.postgres.StartRefused;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The one entrance of the jar: turns a command line into a command, and a refusal into one sentence. */
@Command(
        name = "./kunci",
        description = "Approves and revokes the API keys of developer apps, and keeps the record.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = HelpCommand.class)
public final class Main {
    private static final int FAILURE = 1;
    private static final int USAGE = 2;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine(System.getenv()).execute(arguments));
    }

    static CommandLine commandLine(Map<String, String> environment) {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.addSubcommand("run", new RunCommand(environment));
        commandLine.setExecutionExceptionHandler((e, command, parsed) -> {
            if (!(e instanceof StartRefused)) {
                throw e;
            }
            command.getErr().println(e.getMessage());
            return FAILURE;
        });
        commandLine.setParameterExceptionHandler((e, arguments) -> {
            CommandLine command = e.getCommandLine();
            command.getErr().println(e.getMessage());
            command.getErr()
                    .println("./kunci help " + (command.getParent() == null ? "" : command.getCommandName())
                            + " shows what can be typed.");
            return USAGE;
        });
        return commandLine;
    }
}
