package org.gatehouse.passkeys;

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
import org.gatehouse.users.SignInUser;
import org.jspecify.annotations.Nullable;

/** One passkey of a user: its public key, and how often it says that it was used. */
@Entity
@Table(name = "passkey")
@NamedQuery(
    name = "Passkey.ofUser",
    query = "select p from Passkey p where p.userId = :user order by p.createdAt, p.id")
@NamedQuery(
    name = "Passkey.owners",
    query = "select distinct p.userId from Passkey p where p.userId in :users")
@NamedQuery(
    name = "Passkey.byCredential",
    query = "select p from Passkey p where p.credentialHash = :hash")
@NamedQuery(
    name = "Passkey.remove",
    query = "delete from Passkey p where p.userId = :user and p.id = :id")
@NamedQuery(name = "Passkey.forget", query = "delete from Passkey p where p.userId = :user")
public class Passkey {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "passkey_seq")
  @SequenceGenerator(name = "passkey_seq", sequenceName = "passkey_seq", allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "user_id")
  private long userId;

  @Column(name = "name")
  private String name;

  @Column(name = "credential_hash")
  private String credentialHash;

  @Column(name = "credential_id")
  private String credentialId;

  /** The attested credential data (WebAuthn level 3, 6.5.1), base64. */
  @Column(name = "credential")
  private String credential;

  @Column(name = "transports")
  private String transports;

  @Column(name = "sign_count")
  private long signCount;

  @Column(name = "backup_eligible")
  private boolean backupEligible;

  @Column(name = "backed_up")
  private boolean backedUp;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "last_used_at")
  private @Nullable Instant lastUsedAt;

  /** For JPA. */
  protected Passkey() {}

  Passkey(SignInUser owner, String name, KeyMaterial made, Instant now) {
    this.accountId = owner.accountId();
    this.userId = owner.id();
    this.name = name;
    this.credentialHash = Tokens.hash(made.id());
    this.credentialId = made.id();
    this.credential = made.credential();
    this.transports = made.transports();
    this.signCount = made.signCount();
    this.backupEligible = made.backupEligible();
    this.backedUp = made.backedUp();
    this.createdAt = now;
  }

  long accountId() {
    return accountId;
  }

  long userId() {
    return userId;
  }

  /** By what the authenticator knows its owner. */
  String userHandle() {
    return UserHandle.of(accountId, userId);
  }

  KeyMaterial material() {
    return new KeyMaterial(
        credentialId, credential, transports, signCount, backupEligible, backedUp);
  }

  PasskeyDetails details() {
    return new PasskeyDetails(id, name, backedUp, createdAt, lastUsedAt);
  }

  void used(KeyMaterial shown, Instant now) {
    signCount = shown.signCount();
    backedUp = shown.backedUp();
    lastUsedAt = now;
  }
}
