package org.gatehouse.messaging;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.trail.Outcome;
import org.jspecify.annotations.Nullable;

/** A mail in the outbox. */
@Entity
@Table(name = "mail")
@NamedQuery(
    name = "Mail.due",
    query = "select m.id from Mail m where m.nextAttemptAt <= :now order by m.nextAttemptAt, m.id")
@NamedQuery(
    name = "Mail.claim",
    query =
        "update Mail m set m.nextAttemptAt = :leasedUntil, m.attempts = m.attempts + 1"
            + " where m.id = :id and m.nextAttemptAt <= :now")
@NamedQuery(
    name = "Mail.forget",
    query = "delete from Mail m where m.accountId = :account and m.recipient = :address")
public class Mail {

  /** What its body is encrypted for. */
  static final String PURPOSE = "messaging.mail";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "mail_seq")
  @SequenceGenerator(name = "mail_seq", sequenceName = "mail_seq", allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "kind")
  private String kind;

  @Column(name = "recipient")
  private String recipient;

  @Column(name = "language")
  private String language;

  @Column(name = "subject")
  private String subject;

  @Column(name = "body")
  private String body;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "valid_until")
  private @Nullable Instant validUntil;

  @Column(name = "attempts")
  private int attempts;

  /**
   * When it is tried next; null once it is sent or given up. While a node sends it, the end of that
   * node's lease.
   */
  @Column(name = "next_attempt_at")
  private @Nullable Instant nextAttemptAt;

  @Column(name = "sent_at")
  private @Nullable Instant sentAt;

  @Column(name = "audit_name")
  private @Nullable String auditName;

  @Column(name = "problem")
  private @Nullable String problem;

  /** For JPA. */
  protected Mail() {}

  Mail(Message message, String subject, String body, Instant now) {
    this.accountId = message.accountId();
    this.kind = message.key();
    this.recipient = message.to();
    this.language = message.language().toLanguageTag();
    this.subject = subject;
    this.body = body;
    this.createdAt = now;
    this.validUntil = message.validUntil().orElse(null);
    this.auditName = message.audited().orElse(null);
    this.nextAttemptAt = now;
  }

  /** What the audit log is told of its sending, if it is told anything. */
  Optional<MailEvent> event(Outcome outcome) {
    return Optional.ofNullable(auditName)
        .map(name -> new MailEvent(name, outcome, accountId, recipient));
  }

  String sealedBody() {
    return body;
  }

  Letter letter(String plainBody) {
    return new Letter(id, recipient, language, subject, plainBody);
  }

  int attempts() {
    return attempts;
  }

  Instant createdAt() {
    return createdAt;
  }

  boolean worthless(Instant now) {
    return validUntil != null && now.isAfter(validUntil);
  }

  void sent(Instant now) {
    sentAt = now;
    body = "";
    nextAttemptAt = null;
    problem = null;
  }

  void tryAgain(Instant when, String why) {
    nextAttemptAt = when;
    problem = why;
  }

  void giveUp(String why) {
    nextAttemptAt = null;
    body = "";
    problem = why;
  }
}
