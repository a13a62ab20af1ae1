package org.gatehouse.sso;

import java.util.List;

/**
 * What somebody should have done before passwords are refused in his account and in those that use
 * its configuration; implemented by whatever knows of it.
 */
public interface BeforeEnforcement {

  /** What is missing in that account and in those that use its configuration; empty for nothing. */
  List<Concern> concerns(long accountId);

  /** A sentence that says what is missing, by its key and what stands in it. */
  record Concern(String key, List<Object> parameters) {

    public Concern {
      parameters = List.copyOf(parameters);
    }
  }
}
