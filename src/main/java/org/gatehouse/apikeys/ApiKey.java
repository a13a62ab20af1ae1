package org.gatehouse.apikeys;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.access.Caller;
import org.gatehouse.access.Permission;
import org.jspecify.annotations.Nullable;

/** A key by which a program acts in an account, within the key's scopes and time. */
@Entity
@Table(name = "api_key")
@NamedQuery(
    name = "ApiKey.byPublicId",
    query =
        "select k, a.slug, a.name from ApiKey k, Account a"
            + " where k.publicId = :id and a.id = k.accountId")
@NamedQuery(
    name = "ApiKey.ofAccount",
    query = "select k from ApiKey k where k.accountId = :account and k.publicId = :id")
@NamedQuery(
    name = "ApiKey.page",
    query =
        "select k from ApiKey k where k.accountId = :account and k.id < :before order by k.id desc")
@NamedQuery(
    name = "ApiKey.current",
    query =
        "select k.id from ApiKey k where k.accountId = :account and k.revokedAt is null"
            + " and k.rotatedInto is null and (k.expiresAt is null or k.expiresAt > :now)")
@NamedQuery(
    name = "ApiKey.ending",
    query =
        "select k from ApiKey k where k.accountId = :account and k.revokedAt is null"
            + " and k.rotatedInto is null and k.expiresAt > :from and k.expiresAt <= :to"
            + " order by k.expiresAt, k.id")
@NamedQuery(
    name = "ApiKey.used",
    query =
        "update ApiKey k set k.lastUsedAt = :now, k.lastUsedIp = :ip where k.id = :id"
            + " and (k.lastUsedAt is null or k.lastUsedAt < :before)")
public class ApiKey {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "api_key_seq")
  @SequenceGenerator(name = "api_key_seq", sequenceName = "api_key_seq", allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "public_id")
  private String publicId;

  @Column(name = "secret_hash")
  private String secretHash;

  @Column(name = "name")
  private String name;

  @Column(name = "scopes")
  private String scopes;

  @Column(name = "valid_from")
  private Instant validFrom;

  @Column(name = "expires_at")
  private @Nullable Instant expiresAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "created_by")
  private String createdBy;

  @Column(name = "last_used_at")
  private @Nullable Instant lastUsedAt;

  @Column(name = "last_used_ip")
  private @Nullable String lastUsedIp;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  @Column(name = "rotated_into")
  private @Nullable String rotatedInto;

  @Column(name = "lent")
  private boolean lent;

  /** For JPA. */
  @SuppressWarnings("NullAway")
  protected ApiKey() {}

  ApiKey(KeyText key, long accountId, CheckedKey wanted, String createdBy, Instant now) {
    this.publicId = key.publicId();
    this.secretHash = key.hash();
    this.accountId = accountId;
    this.createdBy = createdBy;
    this.createdAt = now;
    change(wanted);
  }

  final void change(CheckedKey wanted) {
    name = wanted.name();
    scopes =
        wanted.scopes().stream().map(Permission::code).sorted().collect(Collectors.joining(" "));
    validFrom = wanted.validFrom();
    expiresAt = wanted.expiresAt();
  }

  /** Notes that somebody has it who has a part of it for a time only. */
  void lend() {
    lent = true;
  }

  boolean lent() {
    return lent;
  }

  void revoke(Instant now) {
    revokedAt = now;
  }

  /** Gives way to another key, and works until then. */
  void giveWay(String successor, Instant until) {
    rotatedInto = successor;
    if (expiresAt == null || until.isBefore(expiresAt)) {
      expiresAt = until;
    }
  }

  long id() {
    return id;
  }

  Set<Permission> scopes() {
    return codes().stream()
        .map(Permission::find)
        .flatMap(found -> found.stream())
        .collect(Collectors.toSet());
  }

  ApiKeyDetails details(Instant now) {
    return new ApiKeyDetails(
        publicId,
        name,
        codes(),
        validFrom,
        expiresAt,
        createdAt,
        createdBy,
        lastUsedAt,
        lastUsedIp,
        revokedAt,
        rotatedInto,
        status(now));
  }

  LiveKey live(String slug, String accountName) {
    return new LiveKey(
        id,
        secretHash,
        Caller.program(
            name,
            new Caller.Account(accountId, slug, accountName),
            scopes(),
            Optional.ofNullable(expiresAt),
            lent),
        validFrom,
        revokedAt != null ? Instant.MIN : expiresAt == null ? Instant.MAX : expiresAt);
  }

  private List<String> codes() {
    return List.of(scopes.split(" "));
  }

  private KeyStatus status(Instant now) {
    if (revokedAt != null) {
      return KeyStatus.REVOKED;
    }
    if (expiresAt != null && !now.isBefore(expiresAt)) {
      return KeyStatus.EXPIRED;
    }
    if (rotatedInto != null) {
      return KeyStatus.ROTATED;
    }
    return now.isBefore(validFrom) ? KeyStatus.WAITING : KeyStatus.ACTIVE;
  }
}
