package org.gatehouse.passkeys;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;

/** What an authenticator has to sign once; the database holds its hash. */
@Entity
@Table(name = "passkey_challenge")
@NamedQuery(
    name = "PasskeyChallenge.use",
    query =
        "delete from PasskeyChallenge c where c.challengeHash = :challenge"
            + " and c.browserHash = :browser and c.purpose = :purpose and c.userId = :user"
            + " and c.expiresAt > :now")
@NamedQuery(
    name = "PasskeyChallenge.expired",
    query = "delete from PasskeyChallenge c where c.expiresAt < :now")
public class PasskeyChallenge {

  @Id
  @Column(name = "challenge_hash")
  private String challengeHash;

  @Column(name = "browser_hash")
  private String browserHash;

  @Column(name = "purpose")
  private String purpose;

  @Column(name = "user_id")
  private long userId;

  @Column(name = "expires_at")
  private Instant expiresAt;

  /** For JPA. */
  protected PasskeyChallenge() {}

  PasskeyChallenge(
      String challengeHash, String browserHash, Purpose purpose, long userId, Instant expiresAt) {
    this.challengeHash = challengeHash;
    this.browserHash = browserHash;
    this.purpose = purpose.name();
    this.userId = userId;
    this.expiresAt = expiresAt;
  }
}
