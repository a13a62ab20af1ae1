package org.gatehouse.sso.guide;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which provider an account sets up, and how far it has come. */
@Entity
@Table(name = "sso_guide")
public class Guide {

  @Id
  @Column(name = "account_id")
  private long accountId;

  @Column(name = "provider")
  @Enumerated(EnumType.STRING)
  private Provider provider;

  @Column(name = "given_at")
  private @Nullable Instant givenAt;

  /** For JPA. */
  protected Guide() {}

  Guide(long accountId, Provider provider) {
    this.accountId = accountId;
    this.provider = provider;
  }

  /** Another one does not know our values yet. */
  void choose(Provider other) {
    if (provider != other) {
      provider = other;
      givenAt = null;
    }
  }

  void given(Instant now) {
    givenAt = now;
  }

  Progress progress() {
    return new Progress(provider, givenAt);
  }

  /** How far it is. */
  public record Progress(Provider provider, @Nullable Instant givenAt) {}
}
