package org.gatehouse.users.rules;

import org.gatehouse.policy.PolicyDetails;
import org.jspecify.annotations.Nullable;

/**
 * A rule that counts days, and whom it concerns, as conditions of SQL: {@code ?1} is the account
 * and {@code ?2} the moment before which the days began to count.
 */
enum Rule {
  /**
   * Whoever was away for too long is disabled; from the return of an account on that was suspended.
   */
  INACTIVITY(
      "greatest(u.created_at, coalesce(u.last_sign_in_at, u.created_at),"
          + " coalesce(u.enabled_at, u.created_at),"
          + " coalesce((select a.returned_at from account a where a.id = ?1), u.created_at))",
      // The index knows the day in UTC, and a cast takes the session's zone: a day more.
      "u.created_at < ?2 and (u.last_sign_in_day is null or u.last_sign_in_day <= cast(?2 as date) + 1)"
          + " and (u.last_sign_in_at is null or u.last_sign_in_at < ?2)"
          + " and (u.enabled_at is null or u.enabled_at < ?2)"
          + " and not exists (select 1 from account a where a.id = ?1 and a.returned_at >= ?2)") {
    @Override
    @Nullable Integer days(PolicyDetails rules) {
      return rules.maxInactivityDays();
    }
  },
  /** Whoever has had his password for too long needs another one. */
  PASSWORD("u.password_changed_at", "u.password_hash is not null and u.password_changed_at < ?2") {
    @Override
    @Nullable Integer days(PolicyDetails rules) {
      return rules.passwordValidityDays();
    }
  };

  private static final String EVERYBODY =
      " from app_user u where u.account_id = ?1 and u.disabled_at is null"
          + " and u.id not in (select e.user_id from policy_exemption e where e.account_id = ?1) and ";

  private final String countsFrom;
  private final String due;

  Rule(String countsFrom, String due) {
    this.countsFrom = countsFrom;
    this.due = due;
  }

  /** The rule's days; null for off. */
  abstract @Nullable Integer days(PolicyDetails rules);

  /** Since when the days count of a user {@code u}. */
  String countsFrom() {
    return countsFrom;
  }

  /** Where a select goes on that finds whom the rule concerns. */
  String concerned() {
    return EVERYBODY + due;
  }
}
