package org.gatehouse.trail.sealing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to change or delete who signs, on H2: only the secret half of his key is encrypted anew
 * when another key of the platform follows.
 */
public class SealedSigner extends Sealed {

  private static final int SECRET = 3;

  @Override
  public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after)
      throws SQLException {
    if (before == null || after == null || !renewed(before.clone(), after.clone())) {
      super.fire(connection, before, after);
    }
  }

  private static boolean renewed(Object[] before, Object[] after) {
    if (before[SECRET].equals(after[SECRET])) {
      return false;
    }
    before[SECRET] = after[SECRET];
    return Arrays.deepEquals(before, after);
  }
}
