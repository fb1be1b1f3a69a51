package dev.unmesh.cli;

import java.util.List;
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
      List<String> near = unmatched.getSuggestions();
      return near.isEmpty() ? "" : "; did you mean '" + near.get(0) + "'?";
    }
    return "";
  }
}
