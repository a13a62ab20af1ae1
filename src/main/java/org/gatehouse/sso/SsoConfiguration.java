package org.gatehouse.sso;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.sso.keys.SealedKey;
import org.jspecify.annotations.Nullable;

/** One account's agreement with its identity provider; the provider's part may still be missing. */
@Entity
@Table(name = "sso_configuration")
@NamedQuery(
    name = "SsoConfiguration.ofAccount",
    query = "select c from SsoConfiguration c where c.accountId = :account")
@NamedQuery(
    name = "SsoConfiguration.inUse",
    query =
        "select c.accountId from SsoConfiguration c"
            + " where (c.enabled = true or c.sharedFrom is not null) and c.accountId > :after"
            + " order by c.accountId")
@NamedQuery(
    name = "SsoConfiguration.sharing",
    query = "select c from SsoConfiguration c where c.sharedFrom = :account order by c.accountId")
@NamedQuery(
    name = "SsoConfiguration.named",
    // Whoever comes by the name asks for the account next: it comes along in one statement.
    query =
        "select c, a from SsoConfiguration c, Account a"
            + " where c.spName = :name and a.id = c.accountId")
@NamedQuery(
    name = "SsoConfiguration.versions",
    query =
        "select c.accountId, c.version, a.version, a.agreement, a.parentId,"
            + " (select p.version from Account p where p.id = a.parentId and p.parentId is null),"
            + " (select s.version from SsoConfiguration s where s.accountId = c.sharedFrom)"
            + " from SsoConfiguration c, Account a"
            + " where c.spName = :name and a.id = c.accountId")
public class SsoConfiguration extends Agreement {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sso_configuration_seq")
  @SequenceGenerator(
      name = "sso_configuration_seq",
      sequenceName = "sso_configuration_seq",
      allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "sp_name")
  private String spName;

  @Column(name = "acs_token")
  private String acsToken;

  @Column(name = "sp_key")
  private String spKey;

  @Column(name = "sp_certificate")
  private String spCertificate;

  /** The account above whose agreement counts here, if it is shared. */
  @Column(name = "shared_from")
  private @Nullable Long sharedFrom;

  @Column(name = "shared_at")
  private @Nullable Instant sharedAt;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Version
  @Column(name = "version")
  private long version;

  /** For JPA. */
  protected SsoConfiguration() {}

  SsoConfiguration(long accountId, SealedKey key, Instant now) {
    this.accountId = accountId;
    this.spKey = key.encryptedKey();
    this.spCertificate = key.certificate();
    apply(SsoOptions.standard(), now);
  }

  /** Lets the agreement of the account above count here; what is here does not meanwhile. */
  void share(long from, Instant now) {
    sharedFrom = from;
    sharedAt = now;
    decide(options().withEnabled(false).withAutoCreateGroups(false));
    changedAt = now;
  }

  void release(Instant now) {
    sharedFrom = null;
    sharedAt = null;
    changedAt = now;
  }

  void rename(String name, String token, Instant now) {
    requireOwn();
    spName = name;
    acsToken = token;
    changedAt = now;
  }

  void apply(CheckedSso checked, Instant now) {
    requireOwn();
    agree(checked.idp());
    apply(checked.options(), now);
  }

  final void apply(SsoOptions options, Instant now) {
    requireOwn();
    decide(options);
    changedAt = now;
  }

  /** Another key pair of ours; or the same, where only what stands beside it has changed. */
  void use(SealedKey key, Instant now) {
    spKey = key.encryptedKey();
    spCertificate = key.certificate();
    changedAt = now;
  }

  long accountId() {
    return accountId;
  }

  String spName() {
    return spName;
  }

  String acsToken() {
    return acsToken;
  }

  SealedKey key() {
    return new SealedKey(spKey, spCertificate);
  }

  Instant changedAt() {
    return changedAt;
  }

  @Nullable Long sharedFrom() {
    return sharedFrom;
  }

  Instant sharedAt() {
    return Objects.requireNonNull(sharedAt);
  }

  /** CONFLICT while the agreement of the account above counts here. */
  void requireOwn() {
    if (sharedFrom != null) {
      throw BusinessException.of(Kind.CONFLICT, "sso.sharing.readOnly");
    }
  }

  long version() {
    return version;
  }
}
