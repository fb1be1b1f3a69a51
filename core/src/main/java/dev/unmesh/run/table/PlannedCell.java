package dev.unmesh.run.table;

import dev.unmesh.run.recipe.Recipe;

/** A cell and the recipe that trains it, with all overrides laid over and its variant and seed taken. */
public record PlannedCell(Cell cell, Recipe recipe) {}
