package org.gatehouse.login.codes;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.gatehouse.users.SignInUser;

/** That somebody typed a wrong code, at whichever sign-in it was. */
@Entity
@Table(name = "wrong_code")
@NamedQuery(
    name = "WrongCode.recent",
    query = "select count(w) from WrongCode w where w.userId = :user and w.triedAt > :since")
@NamedQuery(name = "WrongCode.forget", query = "delete from WrongCode w where w.userId = :user")
@NamedQuery(
    name = "WrongCode.removeOld",
    query = "delete from WrongCode w where w.triedAt < :before")
public class WrongCode {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "wrong_code_seq")
  @SequenceGenerator(name = "wrong_code_seq", sequenceName = "wrong_code_seq", allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "user_id")
  private long userId;

  @Column(name = "tried_at")
  private Instant triedAt;

  /** For JPA. */
  protected WrongCode() {}

  WrongCode(SignInUser user, Instant now) {
    this.accountId = user.accountId();
    this.userId = user.id();
    this.triedAt = now;
  }
}
