package org.gatehouse.audit.sinks;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a sink is, and how it goes. The lease itself is kept by the database's own clock. */
@Entity
@Table(name = "audit_sink_progress")
@NamedQuery(
    name = "SinkProgress.all",
    query = "select p from SinkProgress p where p.accountId = :account order by p.sinkId")
public class SinkProgress {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
  private static final Duration LONGEST_ASKED = Duration.ofHours(1);
  private static final int LONGEST_DOUBLING = 9;

  @Id
  @Column(name = "sink_id")
  private long sinkId;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "confirmed")
  private long confirmed;

  @Column(name = "delivered")
  private long delivered;

  @Column(name = "delivered_at")
  private @Nullable Instant deliveredAt;

  @Column(name = "singly_to")
  private long singlyTo;

  @Column(name = "refusals")
  private int refusals;

  @Column(name = "failures")
  private int failures;

  @Column(name = "slow")
  private boolean slow;

  @Column(name = "problem")
  private String problem = "";

  @Column(name = "status")
  private int status;

  @Column(name = "failed_at")
  private @Nullable Instant failedAt;

  @Column(name = "next_try_at")
  private @Nullable Instant nextTryAt;

  @Column(name = "lease")
  private long lease;

  /** For JPA. */
  protected SinkProgress() {}

  /** Begins after a place. */
  SinkProgress(Sink sink, long after) {
    this.sinkId = sink.id();
    this.accountId = sink.accountId();
    this.confirmed = after;
  }

  /** All up to a place is taken, so many entries of it just now. */
  void confirm(long place, int entries, boolean slowly, Instant now) {
    confirmed = Math.max(confirmed, place);
    works(entries, slowly, now);
  }

  /** Something was taken that had been refused before. */
  void works(int entries, boolean slowly, Instant now) {
    delivered += entries;
    deliveredAt = now;
    slow = slowly;
    refusals = 0;
    failures = 0;
    problem = "";
    status = 0;
    nextTryAt = null;
  }

  /** It was not taken; it is tried again after a pause that doubles each time. */
  void fail(Verdict verdict, Instant now) {
    Duration own = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, LONGEST_DOUBLING));
    Duration pause = verdict.pause().orElse(shorter(own, LONGEST_PAUSE));
    failures++;
    problem = verdict.problem();
    status = verdict.status();
    failedAt = now;
    nextTryAt = now.plus(shorter(pause, LONGEST_ASKED));
  }

  /** From here on one entry at a time, up to a place: one of them is refused for what it says. */
  void singly(long to) {
    singlyTo = to;
  }

  /** One more refusal of the next entry; how many there were. */
  int refuse() {
    return ++refusals;
  }

  /** Goes on behind an entry that was set aside. */
  void skip(long place, Verdict verdict, Instant now) {
    confirmed = place;
    refusals = 0;
    failures = 0;
    problem = verdict.problem();
    status = verdict.status();
    failedAt = now;
    nextTryAt = null;
  }

  /** Does not wait any longer. */
  void hurry() {
    nextTryAt = null;
    refusals = 0;
  }

  long sinkId() {
    return sinkId;
  }

  long confirmed() {
    return confirmed;
  }

  boolean oneByOne() {
    return confirmed < singlyTo;
  }

  long lease() {
    return lease;
  }

  SinkHealth health(long fed, Optional<Instant> waitingSince, long deadLetters) {
    return new SinkHealth(
        delivered,
        deliveredAt,
        Math.max(0, fed - confirmed),
        waitingSince.orElse(null),
        failures,
        problem,
        status,
        failedAt,
        nextTryAt,
        deadLetters);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
