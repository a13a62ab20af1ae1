package org.gatehouse.platform.error;

import java.util.Collection;
import java.util.stream.Collectors;
import org.gatehouse.platform.crypto.Tokens;

/**
 * What somebody saw of a thing when he decided about it, in short: whoever changes it compares it
 * with what is there, so that nobody undoes unknowingly what somebody else has done meanwhile.
 */
public final class Shown {

  /** Of whoever was shown nothing, such as a program: he is not asked. */
  public static final String NOTHING = "";

  private static final int LENGTH = 32;

  private Shown() {}

  /** Stands for these values in this order. */
  public static String of(Collection<String> values) {
    String all =
        values.stream().map(value -> value.length() + ":" + value).collect(Collectors.joining(","));
    return Tokens.hash(all).substring(0, LENGTH);
  }

  /** CONFLICT if something else was shown than what is there now. */
  public static void require(String shown, String present) {
    if (!shown.equals(NOTHING) && !shown.equals(present)) {
      throw BusinessException.of(Kind.CONFLICT, "error.overtaken");
    }
  }
}
