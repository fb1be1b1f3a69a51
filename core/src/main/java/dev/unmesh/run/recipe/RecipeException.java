package dev.unmesh.run.recipe;

/** A recipe or an override that cannot be used: says where (file, line, key), what, and the cure. The user's mistake, exit code 2. */
public final class RecipeException extends RuntimeException {
  public RecipeException(String message) {
    super(message);
  }
}
