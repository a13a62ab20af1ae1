package org.gatehouse.sso.traces;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.platform.crypto.Tokens;
import org.jspecify.annotations.Nullable;

/** A single sign-on that was refused. */
@Entity
@Table(name = "sso_trace")
@NamedQuery(
    name = "Trace.page",
    query =
        "select t from Trace t where t.accountId = :account and t.id < :before order by t.id desc")
@NamedQuery(
    name = "Trace.find",
    query = "select t from Trace t where t.accountId = :account and t.incident = :incident")
@NamedQuery(
    name = "Trace.sinceOf",
    query =
        "select count(t) from Trace t"
            + " where t.accountId = :account and t.occurredAt > :since and t.sourceHash = :source")
@NamedQuery(
    name = "Trace.since",
    query = "select count(t) from Trace t where t.accountId = :account and t.occurredAt > :since")
@NamedQuery(name = "Trace.removeOld", query = "delete from Trace t where t.occurredAt <= :before")
@NamedQuery(
    name = "Trace.removeFirst",
    query =
        "delete from Trace t where t.id ="
            + " (select min(o.id) from Trace o where o.accountId = :account)")
@NamedQuery(
    name = "Trace.after",
    query = "select t from Trace t where t.accountId = :account and t.id > :after order by t.id")
@NamedQuery(
    name = "Trace.removePerson",
    query = "delete from Trace t where t.personHash in :hashes")
public class Trace {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sso_trace_seq")
  @SequenceGenerator(name = "sso_trace_seq", sequenceName = "sso_trace_seq", allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "incident")
  private String incident;

  @Column(name = "occurred_at")
  private Instant occurredAt;

  @Column(name = "reason")
  private String reason;

  @Column(name = "source_hash")
  private String sourceHash;

  @Column(name = "person_hash")
  private @Nullable String personHash;

  @Column(name = "sealed")
  private String sealed;

  /** For JPA. */
  protected Trace() {}

  Trace(NewTrace refused, Instant now, String sourceHash, String sealed) {
    this.accountId = refused.accountId();
    this.incident = refused.incident();
    this.occurredAt = now;
    this.reason = refused.reason();
    this.sourceHash = sourceHash;
    this.personHash =
        refused.person().map(name -> personHash(refused.accountId(), name)).orElse(null);
    this.sealed = sealed;
  }

  /** By which a person's traces are found again without naming him. */
  static String personHash(long accountId, String name) {
    return Tokens.hash(accountId + "\n" + name.strip().toLowerCase(Locale.ROOT));
  }

  long id() {
    return id;
  }

  TraceContent content(Secrets secrets) {
    byte[] plain = secrets.decrypt(sealed, TraceKeeper.purpose(incident));
    return TraceContent.of(new String(plain, StandardCharsets.UTF_8));
  }

  TraceRow row() {
    return new TraceRow(incident, occurredAt, reason);
  }
}
