package org.gatehouse.users;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one of several users.
 *
 * @param user who was meant, as he was named
 * @param refusal the key of the sentence that says why it was not done; null if it was
 * @param args the parameters of that sentence
 */
public record BulkResult(String user, @Nullable String refusal, List<Object> args) {

  public BulkResult {
    args = List.copyOf(args);
  }

  /** Whether it was done. */
  public boolean done() {
    return refusal == null;
  }
}
