package org.gatehouse.policy;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.gatehouse.access.AccountRules;
import org.gatehouse.accounts.Accounts;

/**
 * What an account's policy says about those who are in.
 *
 * <p>What the database said of it is believed for half a second, so that a page costs no query for
 * it and a change counts within a second on every node.
 */
@ApplicationScoped
class RulesInForce implements AccountRules {

  private static final Duration BELIEVED = Duration.ofMillis(500);
  private static final int MOST = 10_000;

  @EJB Policies policies;

  private final Cache<Long, PolicyDetails> read =
      CacheBuilder.newBuilder().maximumSize(MOST).expireAfterWrite(BELIEVED).build();

  @Override
  public org.gatehouse.access.SessionLimits sessions(long accountId) {
    SessionLimits limits = of(accountId).sessions();
    return new org.gatehouse.access.SessionLimits(limits.idle(), limits.absolute());
  }

  /** Operators come from anywhere, so that no list shuts out who could mend it. */
  @Override
  public boolean admits(long accountId, String address) {
    return accountId == Accounts.PLATFORM.id() || of(accountId).allowList().allows(address);
  }

  private PolicyDetails of(long accountId) {
    PolicyDetails known = read.getIfPresent(accountId);
    if (known != null) {
      return known;
    }
    PolicyDetails rules = policies.of(accountId);
    read.put(accountId, rules);
    return rules;
  }
}
