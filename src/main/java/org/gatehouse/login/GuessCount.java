package org.gatehouse.login;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Wrong passwords in a row for a user, from one of his devices or from anywhere else. */
@Entity
@Table(name = "sign_in_guesses")
@IdClass(GuessCount.Key.class)
@NamedQuery(
    name = "GuessCount.held",
    query =
        "select g from GuessCount g where g.userId = :user and g.deviceId in :devices"
            + " order by g.deviceId")
@NamedQuery(
    name = "GuessCount.atRest",
    query =
        "select count(g) from GuessCount g where g.userId = :user and g.deviceId in :devices"
            + " and g.wrong = 0 and g.closed = false"
            + " and (g.deviceId <> :deciding or g.changedAt >= :noted)")
@NamedQuery(name = "GuessCount.forget", query = "delete from GuessCount g where g.userId = :user")
@NamedQuery(
    name = "GuessCount.removeOld",
    query = "delete from GuessCount g where g.deviceId <> 0 and g.changedAt < :before")
public class GuessCount {

  /** The device of those that come from anywhere. */
  static final long ANYWHERE = 0;

  /** A right guess that changes nothing is noted so often: most are such, and a write costs. */
  static final Duration NOTED = Duration.ofDays(1);

  /**
   * After that, counts that lock nobody begin anew: nobody would be told of it, and none could
   * unlock him.
   */
  static final Duration PAUSE = Duration.ofHours(1);

  @Id
  @Column(name = "user_id")
  private long userId;

  @Id
  @Column(name = "device_id")
  private long deviceId;

  @Column(name = "wrong")
  private int wrong;

  @Column(name = "closed")
  private boolean closed;

  @Column(name = "changed_at")
  private Instant changedAt;

  /** For JPA. */
  protected GuessCount() {}

  GuessCount(long userId, long deviceId, Instant now) {
    this.userId = userId;
    this.deviceId = deviceId;
    this.changedAt = now;
  }

  long deviceId() {
    return deviceId;
  }

  Instant changedAt() {
    return changedAt;
  }

  /** Counts one more guess, if one is free, and tells what becomes of it. */
  Verdict judge(boolean right, int most, Instant now) {
    if (closed && (deviceId == Lockout.SPARE || deviceId == Lockout.ELSEWHERE)) {
      if (changedAt.isAfter(now.minus(PAUSE))) {
        // It is written all the same, as at every wrong guess, so that no answer comes sooner.
        wrong++;
        return Verdict.CLOSED;
      }
      closed = false;
      wrong = 0;
    }
    if (right && !closed) {
      if (wrong > 0 || changedAt.isBefore(now.minus(NOTED))) {
        changedAt = now;
      }
      wrong = 0;
      return Verdict.RIGHT;
    }
    changedAt = now;
    if (closed) {
      return Verdict.CLOSED;
    }
    wrong = Math.min(wrong + 1, most);
    closed = wrong == most;
    return closed ? Verdict.LAST : Verdict.WRONG;
  }

  /** The same user has given the right one elsewhere. */
  void begunAnew() {
    if (!closed) {
      wrong = 0;
    }
  }

  /** What tells the counts apart. */
  public static class Key implements Serializable {

    private static final long serialVersionUID = 1L;

    private long userId;
    private long deviceId;

    /** For JPA. */
    public Key() {}

    Key(long userId, long deviceId) {
      this.userId = userId;
      this.deviceId = deviceId;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.userId == userId && key.deviceId == deviceId;
    }

    @Override
    public int hashCode() {
      return Objects.hash(userId, deviceId);
    }
  }
}
