package org.gatehouse.sso.provisioning;

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
import org.gatehouse.sso.response.SamlIdentity;

/** Which user of an account a name identifier of its identity provider means. */
@Entity
@Table(name = "sso_link")
@NamedQuery(
    name = "SsoLink.find",
    query =
        "select l from SsoLink l"
            + " where l.accountId = :account and l.idpHash = :idp and l.nameIdKey = :key")
@NamedQuery(
    name = "SsoLink.ofUser",
    query =
        "select l from SsoLink l"
            + " where l.accountId = :account and l.idpHash = :idp and l.userId = :user")
public class SsoLink {

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

  long userId() {
    return userId;
  }

  /** Names of identity providers are too long for a key of the database. */
  static String hash(String issuer) {
    return Tokens.hash(issuer);
  }
}
