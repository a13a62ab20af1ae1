package org.gatehouse.sso.groups;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A group that a sign-in of an account has named, with about when, and for how many people. */
@Entity
@Table(name = "sso_group")
@NamedQuery(
    name = "SeenGroup.named",
    query = "select g from SeenGroup g where g.accountId = :account and g.nameKey in :keys")
@NamedQuery(
    name = "SeenGroup.all",
    query =
        "select g from SeenGroup g where g.accountId = :account"
            + SeenGroup.OF_THE_PROVIDER
            + " order by g.nameKey")
@NamedQuery(
    name = "SeenGroup.page",
    query =
        "select g from SeenGroup g where g.accountId = :account and g.nameKey > :after"
            + SeenGroup.OF_THE_PROVIDER
            + " order by g.nameKey")
@NamedQuery(
    name = "SeenGroup.formerly",
    query =
        "update SeenGroup g set g.idpHash = :provider"
            + " where g.accountId = :account and g.idpHash is null")
@NamedQuery(
    name = "SeenGroup.nobodys",
    query = "update SeenGroup g set g.people = 0 where g.accountId = :account")
@NamedQuery(
    name = "SeenGroup.count",
    query = "select count(g) from SeenGroup g where g.accountId = :account")
@NamedQuery(
    name = "SeenGroup.forget",
    query = "delete from SeenGroup g where g.accountId = :account and g.seenAt < :before")
@NamedQuery(
    name = "SeenGroup.less",
    query = "update SeenGroup g set g.people = g.people - 1 where g.id in :ids and g.people > 0")
public class SeenGroup {

  /** Another provider's than the live one are none; while nothing is live, all are. */
  static final String OF_THE_PROVIDER =
      " and (:provider = '' or g.idpHash is null or g.idpHash = :provider)";

  /** Within this time nothing is written again. */
  static final Duration FRESH = Duration.ofDays(1);

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sso_group_seq")
  @SequenceGenerator(name = "sso_group_seq", sequenceName = "sso_group_seq", allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "name")
  private String name;

  @Column(name = "name_key")
  private String nameKey;

  /** The provider whose tests alone have named it; null where sign-ins or the live one's have. */
  @Column(name = "idp_hash")
  private @Nullable String idpHash;

  @Column(name = "people")
  private int people;

  @Column(name = "seen_at")
  private Instant seenAt;

  /** When the log last told that it becomes no team. */
  @Column(name = "warned_at")
  private @Nullable Instant warnedAt;

  /** For JPA. */
  protected SeenGroup() {}

  SeenGroup(long accountId, @Nullable String idpHash, String name, String nameKey, Instant now) {
    this.accountId = accountId;
    this.idpHash = idpHash;
    this.name = name;
    this.nameKey = nameKey;
    this.seenAt = now;
  }

  /** Notes a sign-in; of somebody who did not have the group before, if he counts at all. */
  void seen(boolean another, Instant now) {
    idpHash = null;
    if (another) {
      people++;
    }
    fresh(now);
  }

  /** Notes a test; one of another provider than the live one says nothing of the live one's. */
  void tried(@Nullable String by, Instant now) {
    if (by == null || idpHash != null) {
      // Two that are not live name it: rather it shows too often than not at all.
      idpHash = by == null || by.equals(idpHash) ? by : null;
      fresh(now);
    }
  }

  private void fresh(Instant now) {
    if (!seenAt.plus(FRESH).isAfter(now)) {
      seenAt = now;
    }
  }

  /** Whether it is a group of that provider; while nothing is live, all are. */
  boolean isOf(Optional<String> provider) {
    return idpHash == null || provider.isEmpty() || provider.get().equals(idpHash);
  }

  /** Whether the log has to tell again that it becomes no team; then it has. */
  boolean warn(Instant now) {
    if (warnedAt != null && warnedAt.plus(FRESH).isAfter(now)) {
      return false;
    }
    warnedAt = now;
    return true;
  }

  long id() {
    return id;
  }

  String name() {
    return name;
  }

  String nameKey() {
    return nameKey;
  }

  int people() {
    return people;
  }

  Instant seenAt() {
    return seenAt;
  }
}
