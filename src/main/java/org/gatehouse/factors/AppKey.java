package org.gatehouse.factors;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.users.SignInUser;
import org.jspecify.annotations.Nullable;

/** The key that somebody's authenticator app has. */
@Entity
@Table(name = "app_key")
@NamedQuery(name = "AppKey.ofUser", query = "select k from AppKey k where k.userId = :user")
@NamedQuery(
    name = "AppKey.owners",
    query = "select k.userId from AppKey k where k.userId in :users")
@NamedQuery(name = "AppKey.remove", query = "delete from AppKey k where k.userId = :user")
public class AppKey {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "app_key_seq")
  @SequenceGenerator(name = "app_key_seq", sequenceName = "app_key_seq", allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "user_id")
  private long userId;

  @Column(name = "sealed_secret")
  private String sealedSecret;

  @Column(name = "last_step")
  private long lastStep;

  @Column(name = "added_at")
  private Instant addedAt;

  @Column(name = "last_used_at")
  private @Nullable Instant lastUsedAt;

  /** For JPA. */
  protected AppKey() {}

  AppKey(SignInUser owner, String sealedSecret, long step, Instant now) {
    this.accountId = owner.accountId();
    this.userId = owner.id();
    this.sealedSecret = sealedSecret;
    this.lastStep = step;
    this.addedAt = now;
  }

  String sealedSecret() {
    return sealedSecret;
  }

  long lastStep() {
    return lastStep;
  }

  void used(long step, Instant now) {
    lastStep = step;
    lastUsedAt = now;
  }

  FactorDetails details() {
    return new FactorDetails(
        AppKeys.KIND,
        Long.toString(id),
        "",
        addedAt,
        Optional.ofNullable(lastUsedAt),
        Optional.empty());
  }
}
