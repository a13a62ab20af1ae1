package org.gatehouse.trail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An event as it is found and read: what of it may be personal, with the salt that ties that to the
 * event's bytes, and what is needed beside it. This is the side whose values can be erased.
 */
@Entity
@Table(name = "audit_detail")
public class EntryDetail {

  @Id
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "occurred_at")
  private Instant occurredAt;

  @Column(name = "username")
  private String userName;

  @Column(name = "username_key")
  private String userNameKey;

  @Column(name = "ip")
  private String ip;

  @Column(name = "ip_key")
  private String ipKey;

  @Column(name = "user_agent")
  private String userAgent;

  @Column(name = "correlation")
  private String correlation;

  @Column(name = "details")
  private String details;

  @Column(name = "searchable")
  private String searchable;

  @Column(name = "salt")
  private byte[] salt;

  @Column(name = "event_id")
  private String eventId;

  @Column(name = "recorded_at")
  private Instant recordedAt;

  @Column(name = "text_key")
  private String textKey;

  @Column(name = "item")
  private String item;

  @Column(name = "action")
  private String action;

  @Column(name = "outcome")
  private String outcome;

  @Column(name = "reason")
  private String reason;

  /** For JPA. */
  protected EntryDetail() {}

  EntryDetail(long id, Happening event, byte[] salt) {
    Happening.Circumstances from = event.circumstances();
    this.id = id;
    this.accountId = event.accountId();
    this.occurredAt = event.occurredAt();
    this.userName = from.userName();
    this.userNameKey = Values.nameKey(from.userName());
    this.ip = from.address();
    this.ipKey = Values.addressKey(from.address());
    this.userAgent = from.userAgent();
    this.correlation = from.correlation();
    this.details = Json.of(event.details());
    this.searchable = searchable(event);
    this.salt = salt.clone();
    this.eventId = event.eventId();
    this.recordedAt = event.recordedAt();
    this.textKey = event.text().key();
    this.item = event.text().item();
    this.action = event.text().action();
    this.outcome = event.text().outcome().name();
    this.reason = event.reason();
  }

  /** The values in their searchable form; codes are found by the words of their texts instead. */
  static String searchable(Happening event) {
    return event.details().entrySet().stream()
        // What somebody looked for would be found by looking for it.
        .filter(detail -> !Set.of("reason", "filter").contains(detail.getKey()))
        .map(detail -> Values.searchable(detail.getValue()))
        .collect(Collectors.joining(" "));
  }
}
