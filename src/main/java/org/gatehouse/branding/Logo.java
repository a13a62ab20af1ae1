package org.gatehouse.branding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The logo of an account, as PNG. */
@Entity
@Table(name = "account_logo")
public class Logo {

  @Id
  @Column(name = "account_id")
  private long accountId;

  @Column(name = "png")
  private byte[] png;

  /** For JPA. */
  @SuppressWarnings("NullAway")
  protected Logo() {}

  Logo(long accountId, byte[] png) {
    this.accountId = accountId;
    this.png = png;
  }

  byte[] png() {
    return png;
  }

  void become(byte[] other) {
    png = other;
  }
}
