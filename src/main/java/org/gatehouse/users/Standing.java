package org.gatehouse.users;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a user may come in: disabled is one thing, locked another, and each has its reason.
 *
 * <p>The database makes one word of it, {@code status}, for lists alone: it is as old as the row
 * that was read.
 */
@MappedSuperclass
public abstract class Standing {

  @Column(name = "invited_at")
  private @Nullable Instant invitedAt;

  @Column(name = "accepted_at")
  private @Nullable Instant acceptedAt;

  @Column(name = "disabled_at")
  private @Nullable Instant disabledAt;

  @Column(name = "disabled_reason")
  @Enumerated(EnumType.STRING)
  private @Nullable Reason disabledReason;

  @Column(name = "enabled_at")
  private @Nullable Instant enabledAt;

  @Column(name = "locked_at")
  private @Nullable Instant lockedAt;

  @Column(name = "locked_reason")
  @Enumerated(EnumType.STRING)
  private @Nullable Reason lockedReason;

  @Column(name = "status", insertable = false, updatable = false)
  private String status;

  void invited(Instant now) {
    invitedAt = now;
    acceptedAt = null;
  }

  void accepted(Instant now) {
    acceptedAt = now;
  }

  void disable(Reason reason, Instant now) {
    disabledAt = now;
    disabledReason = reason;
  }

  void enable(Instant now) {
    disabledNoMore();
    enabledAt = now;
  }

  /** As if he had never been disabled: for how long he was away counts on. */
  void disabledNoMore() {
    disabledAt = null;
    disabledReason = null;
  }

  /** The last of these and of his being enabled again. */
  Instant lastOf(Instant made, @Nullable Instant came) {
    return Stream.of(made, came, enabledAt)
        .flatMap(Stream::ofNullable)
        .max(Comparator.naturalOrder())
        .orElse(made);
  }

  void lock(Reason reason, Instant now) {
    lockedAt = now;
    lockedReason = reason;
  }

  void unlock() {
    lockedAt = null;
    lockedReason = null;
  }

  boolean disabled() {
    return disabledAt != null;
  }

  boolean locked() {
    return lockedAt != null;
  }

  /** An account manager or a program wants him out; a lock after wrong guesses does not count. */
  boolean lockedByHand() {
    return locked() && lockedReason != Reason.ATTEMPTS;
  }

  boolean awaited() {
    return invitedAt != null && acceptedAt == null;
  }

  Status status() {
    return Status.of(disabled(), locked(), awaited());
  }

  @Nullable Stop disabling() {
    return stop(disabledReason, disabledAt);
  }

  @Nullable Stop locking() {
    return stop(lockedReason, lockedAt);
  }

  private static @Nullable Stop stop(@Nullable Reason reason, @Nullable Instant since) {
    return since == null ? null : new Stop(reason == null ? Reason.BY_HAND : reason, since);
  }
}
