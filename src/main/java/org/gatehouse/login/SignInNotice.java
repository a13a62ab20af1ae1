package org.gatehouse.login;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;

/** When a user was last told by mail that he signs in elsewhere. */
@Entity
@Table(name = "sign_in_notice")
@NamedQuery(
    name = "SignInNotice.again",
    query =
        "update SignInNotice n set n.sentAt = :now where n.userId = :user and n.sentAt < :before")
public class SignInNotice {

  @Id
  @Column(name = "user_id")
  private long userId;

  @Column(name = "sent_at")
  private Instant sentAt;

  /** For JPA. */
  protected SignInNotice() {}

  SignInNotice(long userId, Instant sentAt) {
    this.userId = userId;
    this.sentAt = sentAt;
  }
}
