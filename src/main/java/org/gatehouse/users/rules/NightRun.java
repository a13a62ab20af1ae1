package org.gatehouse.users.rules;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last time that a work of the night was done for an account, or how far it has come. */
@Entity
@Table(name = "night_run")
@IdClass(NightRun.Key.class)
public class NightRun {

  @Id
  @Column(name = "account_id")
  private long accountId;

  @Id
  @Column(name = "task")
  @Enumerated(EnumType.STRING)
  private NightWork.Task task;

  @Column(name = "began_at")
  private Instant beganAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @Column(name = "reached")
  private long reached;

  @Column(name = "done")
  private long done;

  @Column(name = "failed")
  private boolean failed;

  /** For JPA. */
  protected NightRun() {}

  NightRun(long accountId, NightWork.Task task, Instant now) {
    this.accountId = accountId;
    this.task = task;
    begin(now);
  }

  final void begin(Instant now) {
    beganAt = now;
    endedAt = null;
    reached = NightWork.BEGINNING;
    done = 0;
    failed = false;
  }

  void add(NightWork.Batch batch, Instant now) {
    done += batch.done();
    reached = batch.reached();
    if (reached == NightWork.END) {
      endedAt = now;
    }
  }

  void fail(Instant now) {
    failed = true;
    endedAt = now;
  }

  long reached() {
    return reached;
  }

  /** Whether it belongs to the night that began then. */
  boolean of(Instant night) {
    return !beganAt.isBefore(night);
  }

  boolean over() {
    return endedAt != null;
  }

  NightDetails details() {
    return new NightDetails(task, Optional.ofNullable(endedAt), done, failed);
  }

  /** What tells them apart. */
  public static class Key implements Serializable {

    private static final long serialVersionUID = 1L;

    private long accountId;
    private NightWork.Task task;

    /** For JPA. */
    public Key() {}

    Key(long accountId, NightWork.Task task) {
      this.accountId = accountId;
      this.task = task;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.accountId == accountId && key.task == task;
    }

    @Override
    public int hashCode() {
      return Objects.hash(accountId, task);
    }
  }
}
