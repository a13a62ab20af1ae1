package org.gatehouse.users.imports;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import org.gatehouse.platform.crypto.Tokens;

/** A file of people that was read: shown first, taken over when somebody says so. */
@Entity
@Table(name = "user_import")
@NamedQuery(
    name = "UserImport.get",
    query = "select i from UserImport i where i.id = :id and i.accountId = :account")
@NamedQuery(
    name = "UserImport.move",
    query =
        "update UserImport i set i.state = :to where i.id = :id and i.accountId = :account"
            + " and i.state = :from")
@NamedQuery(
    name = "UserImport.previews",
    query =
        "select i.id from UserImport i where i.accountId = :account and i.state = 'PREVIEW'"
            + " order by i.createdAt desc")
@NamedQuery(
    name = "UserImport.old",
    query = "select i from UserImport i where i.createdAt < :before order by i.createdAt")
@NamedQuery(name = "UserImport.forget", query = "delete from UserImport i where i.id in :ids")
public class UserImport {

  /** How far it is. */
  public enum State {
    PREVIEW,
    RUNNING,
    DONE
  }

  @Id
  @Column(name = "id")
  private String id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "file_name")
  private String fileName;

  @Column(name = "state")
  private String state;

  @Column(name = "created_by")
  private String createdBy;

  @Column(name = "created_at")
  private Instant createdAt;

  /** For JPA. */
  protected UserImport() {}

  UserImport(long accountId, String fileName, String createdBy, Instant now) {
    this.id = Tokens.id();
    this.accountId = accountId;
    this.fileName = fileName;
    this.state = State.PREVIEW.name();
    this.createdBy = createdBy;
    this.createdAt = now;
  }

  String id() {
    return id;
  }

  long accountId() {
    return accountId;
  }

  String fileName() {
    return fileName;
  }

  State state() {
    return State.valueOf(state);
  }
}
