package org.gatehouse.users;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** That somebody typed a name on the page for forgotten passwords; gone once it is answered. */
@Entity
@Table(name = "password_request")
@NamedQuery(
    name = "PasswordRequest.waiting",
    query = "select r.id from PasswordRequest r order by r.id")
@NamedQuery(name = "PasswordRequest.take", query = "delete from PasswordRequest r where r.id = :id")
public class PasswordRequest {

  /** What the typed name is encrypted for. */
  static final String PURPOSE = "password.request";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "password_request_seq")
  @SequenceGenerator(
      name = "password_request_seq",
      sequenceName = "password_request_seq",
      allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "sealed")
  private String sealed;

  @Column(name = "asked_at")
  private Instant askedAt;

  /** For JPA. */
  protected PasswordRequest() {}

  PasswordRequest(String sealed, Instant now) {
    this.sealed = sealed;
    this.askedAt = now;
  }

  String sealed() {
    return sealed;
  }

  Instant askedAt() {
    return askedAt;
  }
}
