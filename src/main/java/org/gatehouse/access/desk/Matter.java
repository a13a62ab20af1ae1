package org.gatehouse.access.desk;

import java.util.List;

/**
 * Something that somebody should look after.
 *
 * @param name its texts are {@code home.matter.<name>}, and with {@code .why} and {@code .do}
 *     behind it
 * @param arguments what all three texts are given
 * @param icon a name of the sprite
 * @param path where it is mended, from the product's root on; empty for outside of it
 */
public record Matter(Level level, String name, List<Object> arguments, String icon, String path) {

  /** How much it presses; the most pressing comes first. */
  public enum Level {
    /** Something does not work, or somebody is kept out. */
    BAD,
    /** Something will not work soon. */
    WARN,
    /** Something could be better. */
    INFO
  }

  public Matter {
    arguments = List.copyOf(arguments);
  }
}
