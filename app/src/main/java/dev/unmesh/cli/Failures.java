package dev.unmesh.cli;

import dev.unmesh.engine.EngineException;
import dev.unmesh.format.FormatException;
import dev.unmesh.run.RunException;
import dev.unmesh.run.StoppedException;
import dev.unmesh.run.recipe.RecipeException;
import dev.unmesh.task.MissingDataException;
import dev.unmesh.train.DivergedException;
import java.io.UncheckedIOException;
import picocli.CommandLine;

/** Turns what went wrong into one line and an exit code. UNMESH_DEBUG=1 shows where it came from. */
final class Failures implements CommandLine.IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    boolean told =
        failure instanceof RecipeException
            || failure instanceof RunException
            || failure instanceof FormatException
            || failure instanceof MissingDataException
            || failure instanceof EngineException
            || failure instanceof DivergedException
            || failure instanceof UncheckedIOException
            || failure instanceof IllegalArgumentException;
    if (failure instanceof StoppedException) {
      return 130;
    }
    Terminal.endLine();
    System.err.println("unmesh: " + (told ? failure.getMessage() : "something went wrong that should not: " + firstLine(failure) + " (UNMESH_DEBUG=1 shows where)"));
    if (System.getenv("UNMESH_DEBUG") != null) {
      failure.printStackTrace();
    }
    return failure instanceof RecipeException ? 2 : 1;
  }

  // LibTorch's messages go on with its native stack
  private static String firstLine(Exception failure) {
    return failure.toString().lines().findFirst().orElse("");
  }
}
