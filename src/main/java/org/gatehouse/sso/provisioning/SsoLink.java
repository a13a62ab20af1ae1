package org.gatehouse.sso.provisioning;

import static java.util.stream.Collectors.joining;

import com.google.common.base.Ascii;
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
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.sso.response.SamlIdentity;
import org.jspecify.annotations.Nullable;

/** Which user of an account a name identifier of its identity provider means. */
@Entity
@Table(name = "sso_link")
@NamedQuery(
    name = "SsoLink.find",
    query =
        "select l from SsoLink l"
            + " where l.accountId = :account and l.idpHash = :idp and l.nameIdKey = :key")
// The user and his account's rules come along in one statement, since they are asked for next.
@NamedQuery(
    name = "SsoLink.withUser",
    query =
        "select l, u, p from SsoLink l join User u on u.id = l.userId"
            + " left join Policy p on p.accountId = l.accountId"
            + " where l.accountId = :account and l.idpHash = :idp and l.nameIdKey = :key")
@NamedQuery(
    name = "SsoLink.ofUser",
    query =
        "select l from SsoLink l"
            + " where l.accountId = :account and l.idpHash = :idp and l.userId = :user")
@NamedQuery(
    name = "SsoLink.page",
    query = SsoLink.USERS + SsoLink.NAMED + " order by u.usernameKey, l.id")
@NamedQuery(
    name = "SsoLink.withoutGroups",
    query =
        "update SsoLink l set l.groupIds = null, l.groupsHash = null, l.groupsAt = null"
            + " where l.accountId = :account and l.groupsAt is not null")
@NamedQuery(name = "SsoLink.ofPerson", query = SsoLink.USERS + " and u.publicId = :person")
public class SsoLink {

  static final String USERS =
      "select new org.gatehouse.sso.provisioning.LinkedUser(u.publicId, u.username, l.nameId,"
          + " l.createdAt) from SsoLink l, User u where u.id = l.userId"
          + " and l.accountId = :account and l.idpHash = :idp";
  static final String NAMED =
      " and (u.usernameKey like :part escape '!' or u.emailKey like :part escape '!'"
          + " or l.nameIdKey like :part escape '!')";

  private static final Duration FRESH = Duration.ofDays(1);

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sso_link_seq")
  @SequenceGenerator(name = "sso_link_seq", sequenceName = "sso_link_seq", allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "idp_hash")
  private String idpHash;

  @Column(name = "idp_entity_id")
  private String idpEntityId;

  @Column(name = "name_id_key")
  private String nameIdKey;

  @Column(name = "name_id")
  private String nameId;

  @Column(name = "user_id")
  private long userId;

  @Column(name = "created_at")
  private Instant createdAt;

  /** The ids of the groups that his last sign-in named, with commas between them. */
  @Column(name = "group_ids")
  private @Nullable String groupIds;

  @Column(name = "groups_hash")
  private @Nullable String groupsHash;

  @Column(name = "groups_at")
  private @Nullable Instant groupsAt;

  /** For JPA. */
  protected SsoLink() {}

  SsoLink(long accountId, SamlIdentity identity, long userId, Instant now) {
    this(accountId, identity.issuer(), identity.key(), identity.nameId(), userId, now);
  }

  SsoLink(long accountId, String issuer, String key, String nameId, long userId, Instant now) {
    this.accountId = accountId;
    this.idpHash = hash(issuer);
    this.idpEntityId = issuer;
    this.nameIdKey = key;
    this.nameId = nameId;
    this.userId = userId;
    this.createdAt = now;
  }

  SsoLink(long accountId, String issuer, String nameId, long userId, Instant now) {
    this.accountId = accountId;
    this.idpHash = hash(issuer);
    this.idpEntityId = issuer;
    this.nameIdKey = Ascii.toLowerCase(nameId);
    this.nameId = nameId;
    this.userId = userId;
    this.createdAt = now;
  }

  long userId() {
    return userId;
  }

  String nameId() {
    return nameId;
  }

  /** The groups that his last sign-in named, of those that are kept of the account. */
  Set<Long> groupIds() {
    return groupIds == null || groupIds.isEmpty()
        ? Set.of()
        : Arrays.stream(groupIds.split(",")).map(Long::valueOf).collect(Collectors.toSet());
  }

  /** Whether his groups are others than those of that hash, or have not been noted for a day. */
  boolean groupsAreNews(String hash, Instant now) {
    return groupsAt == null || !hash.equals(groupsHash) || !groupsAt.plus(FRESH).isAfter(now);
  }

  void sawGroups(Set<Long> ids, String hash, Instant now) {
    groupIds = ids.stream().sorted().map(String::valueOf).collect(joining(","));
    groupsHash = hash;
    groupsAt = now;
  }

  /** Names of identity providers are too long for a key of the database. */
  static String hash(String issuer) {
    return Tokens.hash(issuer);
  }
}
