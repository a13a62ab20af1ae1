package org.gatehouse.audit.alerts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.trail.Values;
import org.jspecify.annotations.Nullable;

/** Something in the log that an account's managers are or were told of. */
@Entity
@Table(name = "audit_alert")
@NamedQuery(
    name = "Alert.page",
    query =
        "select a from Alert a where a.accountId = :account and a.id < :before"
            + " order by a.id desc")
@NamedQuery(
    name = "Alert.find",
    query = "select a from Alert a where a.accountId = :account and a.publicId = :id")
@NamedQuery(
    name = "Alert.untold",
    query =
        "select a from Alert a where a.accountId = :account and a.rule = :rule"
            + " and a.toldAt is null order by a.id")
@NamedQuery(
    name = "Alert.lastTold",
    query =
        "select max(a.toldAt) from Alert a where a.accountId = :account and a.rule = :rule"
            + " and a.toldAt is not null")
@NamedQuery(
    name = "Alert.lastEntry",
    query =
        "select max(a.lastAt) from Alert a where a.accountId = :account and a.rule = :rule"
            + " and a.userNameKey = :name")
@NamedQuery(
    name = "Alert.ofEntry",
    query =
        "select count(a) from Alert a where a.accountId = :account and a.rule = :rule"
            + " and a.entry = :entry")
@NamedQuery(
    name = "Alert.due",
    query = "select a from Alert a where a.dueAt <= :now order by a.dueAt, a.id")
@NamedQuery(name = "Alert.forget", query = "delete from Alert a where a.raisedAt < :before")
@NamedQuery(
    name = "Alert.forgetPerson",
    query =
        "update Alert a set a.userName = :pseudonym, a.userNameKey = :key, a.address = ''"
            + " where (a.accountId = :account and a.userNameKey = :name)"
            + " or (a.accountId <> :account and a.userNameKey = :strange)")
public class Alert {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_alert_seq")
  @SequenceGenerator(
      name = "audit_alert_seq",
      sequenceName = "audit_alert_seq",
      allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "public_id")
  private String publicId;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "rule")
  private String rule;

  @Column(name = "raised_at")
  private Instant raisedAt;

  @Column(name = "first_at")
  private Instant firstAt;

  @Column(name = "last_at")
  private Instant lastAt;

  @Column(name = "entries")
  private long entries;

  @Column(name = "item")
  private String item;

  @Column(name = "action")
  private String action;

  @Column(name = "username")
  private String userName;

  @Column(name = "username_key")
  private String userNameKey;

  @Column(name = "ip")
  private String address;

  @Column(name = "entry")
  private String entry;

  @Column(name = "due_at")
  private @Nullable Instant dueAt;

  @Column(name = "told_at")
  private @Nullable Instant toldAt;

  /** For JPA. */
  protected Alert() {}

  /** One that is to be told of at that time. */
  Alert(long accountId, Finding finding, Instant now, Instant due) {
    this.publicId = Tokens.id();
    this.accountId = accountId;
    this.rule = finding.rule().name();
    this.raisedAt = now;
    this.firstAt = finding.first();
    this.lastAt = finding.last();
    this.entries = finding.entries();
    this.item = finding.item();
    this.action = finding.action();
    this.userName = finding.userName();
    this.userNameKey = Values.nameKey(finding.userName());
    this.address = finding.address();
    this.entry = finding.entry();
    this.dueAt = due;
  }

  /** Whether the finding tells of the same, so that one line says both. */
  boolean alike(Finding finding) {
    return rule.equals(finding.rule().name())
        && item.equals(finding.item())
        && action.equals(finding.action())
        && userNameKey.equals(Values.nameKey(finding.userName()))
        && address.equals(finding.address());
  }

  /** Whether it is about the user of that name, as names are compared. */
  boolean isOf(String nameKey) {
    return userNameKey.equals(nameKey);
  }

  /** Tells of the finding too. */
  void add(Finding finding) {
    firstAt = finding.first().isBefore(firstAt) ? finding.first() : firstAt;
    lastAt = finding.last().isAfter(lastAt) ? finding.last() : lastAt;
    entries += finding.entries();
    entry = finding.entry();
  }

  void told(Instant now) {
    toldAt = now;
    dueAt = null;
  }

  /** It is to be told of later, because others of its rule were told of within the hour. */
  void postpone(Instant until) {
    dueAt = until;
  }

  long id() {
    return id;
  }

  long accountId() {
    return accountId;
  }

  AlertRule rule() {
    return AlertRule.valueOf(rule);
  }

  RaisedAlert details() {
    return new RaisedAlert(
        publicId, rule(), raisedAt, firstAt, lastAt, entries, item, action, userName, address,
        entry, toldAt);
  }
}
