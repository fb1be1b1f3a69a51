package dev.unmesh.run.table;

import dev.unmesh.run.recipe.RecipeException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Seeds as people write them: {@code 5} for how many, from 0; {@code 3,7,11} or {@code 10-19} for which. */
public final class SeedList {
  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})-(\\d{1,9})");
  private static final int MOST = 10_000;

  private SeedList() {}

  /** @throws RecipeException if it is none of these, or has no seed */
  public static List<Long> parse(String text) {
    if (text.matches("\\d{1,9}")) {
      return range(text, 0, Long.parseLong(text) - 1);
    }
    List<Long> seeds = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher range = RANGE.matcher(part.strip());
      if (range.matches()) {
        seeds.addAll(range(text, Long.parseLong(range.group(1)), Long.parseLong(range.group(2))));
      } else if (part.strip().matches("-?\\d{1,18}")) {
        seeds.add(Long.parseLong(part.strip()));
      } else {
        throw new RecipeException("--seeds " + text + ": give how many (5), which (0,3,7) or a range (10-19)");
      }
    }
    return seeds;
  }

  private static List<Long> range(String text, long first, long last) {
    if (last < first || last - first >= MOST) {
      throw new RecipeException("--seeds " + text + ": that is " + (last < first ? "no seed" : "more than " + MOST + " seeds"));
    }
    return LongStream.rangeClosed(first, last).boxed().toList();
  }
}
