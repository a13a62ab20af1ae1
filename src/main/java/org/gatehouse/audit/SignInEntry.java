package org.gatehouse.audit;

import java.time.Instant;

/**
 * A sign-in, or one that was refused.
 *
 * @param way {@code PASSWORD} or {@code SSO}; empty where nobody knows
 * @param reason why it was refused, in the reader's language; empty for one that was not
 */
public record SignInEntry(
    Instant occurredAt, String address, String userAgent, String way, String reason) {

  /** Whether it let him in. */
  public boolean succeeded() {
    return reason.isEmpty();
  }

  static SignInEntry of(LogEntry entry) {
    boolean sso = entry.item().equals("Single sign-on");
    return new SignInEntry(
        entry.occurredAt(),
        entry.address(),
        entry.userAgent(),
        sso
            ? "SSO"
            : entry.details().getOrDefault("way", entry.item().equals("User") ? "" : "PASSWORD"),
        entry.succeeded() ? "" : entry.description());
  }
}
