package dev.unmesh.cli;

import dev.unmesh.format.NearestName;
import java.util.Set;
import picocli.CommandLine;

/** Wrong use in one line, with the nearest command or option, and where the help is. */
final class Misuse implements CommandLine.IParameterExceptionHandler {
  @Override
  public int handleParseException(CommandLine.ParameterException misuse, String[] args) {
    CommandLine command = misuse.getCommandLine();
    System.err.println("unmesh: " + misuse.getMessage() + suggestion(misuse));
    System.err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
    return 2;
  }

  private static String suggestion(CommandLine.ParameterException misuse) {
    if (misuse instanceof CommandLine.UnmatchedArgumentException unmatched) {
      String unknown = unmatched.getUnmatched().get(0);
      CommandLine.Model.CommandSpec spec = misuse.getCommandLine().getCommandSpec();
      Set<String> known = unknown.startsWith("-") ? spec.optionsMap().keySet() : spec.subcommands().keySet();
      return NearestName.hint(unknown, known);
    }
    return "";
  }
}
