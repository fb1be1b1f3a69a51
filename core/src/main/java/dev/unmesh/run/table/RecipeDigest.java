package dev.unmesh.run.table;

import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.Recipes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short name that equal recipes share and others do not. */
final class RecipeDigest {
  private static final int CHARACTERS = 16;

  private RecipeDigest() {}

  static String of(Recipe recipe) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Recipes.tree(recipe).toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, CHARACTERS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
