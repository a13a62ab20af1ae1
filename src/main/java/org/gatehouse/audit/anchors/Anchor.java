package org.gatehouse.audit.anchors;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where an account's checkpoints go, and what has gone there. */
@Entity
@Table(name = "audit_anchor")
@NamedQuery(
    name = "Anchor.due",
    query = "select a.accountId from Anchor a where a.nextAt <= :now order by a.nextAt")
public class Anchor {

  static final Duration DAY = Duration.ofDays(1);

  @Id
  @Column(name = "account_id")
  private long accountId;

  @Version
  @Column(name = "version")
  private int version;

  @Column(name = "email")
  private String email = "";

  @Column(name = "webhook")
  private String webhook = "";

  @Column(name = "next_at")
  private Instant nextAt;

  @Column(name = "mailed_size")
  private long mailedSize;

  @Column(name = "mailed_at")
  private @Nullable Instant mailedAt;

  @Column(name = "sent_size")
  private long sentSize;

  @Column(name = "sent_at")
  private @Nullable Instant sentAt;

  @Column(name = "failure")
  private String failure = "";

  /** For JPA. */
  protected Anchor() {}

  Anchor(long accountId, Instant now) {
    this.accountId = accountId;
    this.nextAt = now;
  }

  AnchorDetails details() {
    return new AnchorDetails(email, webhook, mailedAt, sentAt, failure);
  }

  /** From now on they go there; the first one at once. */
  void lead(String newEmail, String newWebhook, Instant now) {
    email = newEmail;
    webhook = newWebhook;
    mailedSize = 0;
    mailedAt = null;
    sentSize = 0;
    failure = "";
    nextAt = now;
  }

  /** Nobody gets mails any more; what goes to the webhook goes on. */
  void mailNobody() {
    email = "";
    mailedSize = 0;
    mailedAt = null;
  }

  /** Once a day, however often a webhook that fails is tried in between. */
  boolean mails(long size, Instant now) {
    boolean today = mailedAt != null && mailedAt.plus(DAY).isAfter(now);
    return !email.isEmpty() && size > mailedSize && !today;
  }

  boolean sends(long size) {
    return !webhook.isEmpty() && size > sentSize;
  }

  boolean due(Instant now) {
    return !nextAt.isAfter(now);
  }

  void next(Instant moment) {
    nextAt = moment;
  }

  void mailed(long size, Instant now) {
    mailedSize = size;
    mailedAt = now;
  }

  void sent(long size, Instant now) {
    sentSize = size;
    sentAt = now;
    failure = "";
  }

  void failed(String reason, Instant again) {
    failure = reason;
    nextAt = again;
  }
}
