package dev.unmesh.interpret.card;

import java.util.List;

/**
 * A card for every module of a network whose modules meet in its outputs.
 *
 * @param metric "accuracy", or "mse" where targets are values
 * @param whole the network's score
 * @param examples test examples behind each figure
 * @param draws random splits behind each control
 * @param joint the connection in which the modules' contributions are summed
 * @param excitedBy what "excites" means, in words
 * @param shape of an image (channels, height, width), or empty where inputs are values
 */
public record ModuleCards(
    String metric, double whole, int examples, int draws, String joint, String excitedBy, int[] shape, List<ModuleCard> cards) {
  public ModuleCards {
    cards = List.copyOf(cards);
  }
}
