package org.gatehouse.sso.response;

import java.time.Instant;

/**
 * The assertions that signed somebody in, shared by all nodes and kept until they could not be used
 * again anyway.
 */
public interface UsedAssertions {

  /**
   * Claims an assertion whose signature held; of all callers with the same one, exactly one gets
   * true.
   *
   * @param keepUntil from when on the assertion is refused by its own date
   */
  boolean claim(long accountId, String issuer, String assertionId, Instant keepUntil);

  /**
   * Whether the assertion was claimed before, which tells a repeated answer from one that nobody
   * asked for.
   */
  boolean isClaimed(long accountId, String issuer, String assertionId);
}
