package org.gatehouse.audit.sinks;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** An entry that a sink will not take; the log keeps it until somebody decides. */
@Entity
@Table(name = "audit_dead_letter")
@NamedQuery(
    name = "DeadLetter.ofSink",
    query = "select d from DeadLetter d where d.sinkId = :sink order by d.place")
@NamedQuery(
    name = "DeadLetter.again",
    query = "select d from DeadLetter d where d.sinkId = :sink and d.again = true order by d.place")
@NamedQuery(
    name = "DeadLetter.places",
    query = "select d.place from DeadLetter d where d.accountId = :account")
@NamedQuery(
    name = "DeadLetter.count",
    query = "select count(d) from DeadLetter d where d.sinkId = :sink")
public class DeadLetter {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_dead_letter_seq")
  @SequenceGenerator(
      name = "audit_dead_letter_seq",
      sequenceName = "audit_sink_seq",
      allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "sink_id")
  private long sinkId;

  @Column(name = "place")
  private long place;

  @Column(name = "status")
  private int status;

  @Column(name = "problem")
  private String problem;

  @Column(name = "refused_at")
  private Instant refusedAt;

  @Column(name = "again")
  private boolean again;

  /** For JPA. */
  @SuppressWarnings("NullAway")
  protected DeadLetter() {}

  DeadLetter(long accountId, long sinkId, long place, Verdict verdict, Instant now) {
    this.accountId = accountId;
    this.sinkId = sinkId;
    this.place = place;
    refuse(verdict, now);
  }

  /** It is refused, for the first time or once more. */
  final void refuse(Verdict verdict, Instant now) {
    problem = verdict.problem();
    status = verdict.status();
    refusedAt = now;
    again = false;
  }

  /** It shall be sent once more. */
  void sendAgain() {
    again = true;
  }

  long id() {
    return id;
  }

  long place() {
    return place;
  }

  int status() {
    return status;
  }

  String problem() {
    return problem;
  }

  Instant refusedAt() {
    return refusedAt;
  }

  boolean again() {
    return again;
  }
}
