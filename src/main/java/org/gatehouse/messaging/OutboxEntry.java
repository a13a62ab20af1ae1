package org.gatehouse.messaging;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.trail.Outcome;
import org.jspecify.annotations.Nullable;

/** A mail or a text message in the outbox. */
@Entity
@Table(name = "outbox_entry")
@NamedQuery(
    name = "OutboxEntry.waiting",
    query =
        "select e from OutboxEntry e where e.channel in :channels and e.nextAttemptAt is not null"
            + " order by e.createdAt desc, e.id desc")
@NamedQuery(
    name = "OutboxEntry.expired",
    query =
        "select e.id from OutboxEntry e where e.nextAttemptAt <= :now and e.validUntil <= :now"
            + " order by e.id")
@NamedQuery(
    name = "OutboxEntry.late",
    query =
        "select count(e) from OutboxEntry e where e.channel in :channels"
            + " and e.nextAttemptAt is not null and e.createdAt < :before")
@NamedQuery(
    name = "OutboxEntry.old",
    query = "select e.id from OutboxEntry e where e.createdAt < :before order by e.createdAt")
@NamedQuery(name = "OutboxEntry.remove", query = "delete from OutboxEntry e where e.id in :ids")
@NamedQuery(
    name = "OutboxEntry.forget",
    query =
        "delete from OutboxEntry e where e.accountId = :account and e.recipientKey = :recipient")
public class OutboxEntry {

  /** What its text is encrypted for. */
  static final String PURPOSE = "messaging.mail";

  /** Why nobody got one that was worth nothing any more. */
  static final String EXPIRED = "It expired before it could be sent.";

  /** Longer than a message is usually on its way, so that none arrives when it is worthless. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(10);

  /** How long it is tried. */
  private static final Duration PATIENCE = Duration.ofDays(3);

  private static final int LONGEST_SUBJECT = 300;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "mail_seq")
  @SequenceGenerator(name = "mail_seq", sequenceName = "mail_seq", allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "channel")
  @Enumerated(EnumType.STRING)
  private Channel channel;

  @Column(name = "kind")
  private String kind;

  @Column(name = "recipient")
  private String recipient;

  @Column(name = "recipient_key")
  private String recipientKey;

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

  /** When it is tried next; null once it is sent or given up. */
  @Column(name = "next_attempt_at")
  private @Nullable Instant nextAttemptAt;

  /** Until when a node sends it, by the database's clock. */
  @Column(name = "leased_until")
  private @Nullable Instant leasedUntil;

  @Column(name = "sent_at")
  private @Nullable Instant sentAt;

  @Column(name = "audit_name")
  private @Nullable String auditName;

  @Column(name = "problem")
  private @Nullable String problem;

  /** For JPA. */
  protected OutboxEntry() {}

  OutboxEntry(Message message, String subject, String sealedText, Instant now) {
    this(Channel.MAIL, message.accountId(), message.to(), message.language(), message.key(), now);
    this.subject = subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT));
    this.body = sealedText;
    this.validUntil = message.validUntil().orElse(null);
    this.auditName = message.audited().orElse(null);
  }

  OutboxEntry(TextMessage message, String sealedText, Instant now) {
    this(Channel.SMS, message.accountId(), message.to(), message.language(), message.key(), now);
    this.subject = "";
    this.body = sealedText;
    this.validUntil = message.validUntil();
  }

  private OutboxEntry(
      Channel channel, long accountId, String to, Locale language, String key, Instant now) {
    this.channel = channel;
    this.accountId = accountId;
    this.recipient = to;
    this.recipientKey = recipientKey(to);
    this.language = language.toLanguageTag();
    this.kind = key;
    this.createdAt = now;
    this.nextAttemptAt = now;
  }

  /** The recipient as he is counted and forgotten. */
  static String recipientKey(String recipient) {
    return recipient.toLowerCase(Locale.ROOT);
  }

  /** What the audit log is told of its sending, if it is told anything. */
  Optional<MailEvent> event(Outcome outcome) {
    return Optional.ofNullable(auditName)
        .map(name -> new MailEvent(name, outcome, accountId, recipient));
  }

  long id() {
    return id;
  }

  long accountId() {
    return accountId;
  }

  String recipientKey() {
    return recipientKey;
  }

  String kind() {
    return kind;
  }

  Channel channel() {
    return channel;
  }

  Instant createdAt() {
    return createdAt;
  }

  int attempts() {
    return attempts;
  }

  /** Whether somebody may still send it. */
  boolean waits() {
    return nextAttemptAt != null;
  }

  /** Whether it waits for what becomes of that attempt, and of no later one. */
  boolean awaits(int attempt) {
    return waits() && attempts == attempt;
  }

  String sealedText() {
    return body;
  }

  Letter letter(String text, Look look, String home) {
    return new Letter(
        id,
        attempts,
        id + "." + Long.toString(createdAt.toEpochMilli(), Character.MAX_RADIX),
        recipient,
        Locale.forLanguageTag(language),
        kind,
        subject,
        text,
        look,
        home,
        Optional.ofNullable(validUntil));
  }

  boolean worthless(Instant now) {
    return validUntil != null && now.plus(ON_ITS_WAY).isAfter(validUntil);
  }

  boolean tooOld(Instant now) {
    return now.isAfter(createdAt.plus(PATIENCE));
  }

  void sent(Instant now) {
    sentAt = now;
    leasedUntil = null;
    body = "";
    nextAttemptAt = null;
    problem = null;
  }

  void tryAgain(Instant when, String why) {
    nextAttemptAt = when;
    leasedUntil = null;
    problem = why;
  }

  void giveUp(String why) {
    nextAttemptAt = null;
    leasedUntil = null;
    body = "";
    problem = why;
  }
}
