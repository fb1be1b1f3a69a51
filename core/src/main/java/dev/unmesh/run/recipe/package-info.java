/** Recipes: YAML bound strictly to records, with defaults, overrides, kind registries, and the schema editors use. */
package dev.unmesh.run.recipe;
