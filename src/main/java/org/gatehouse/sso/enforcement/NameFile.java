package org.gatehouse.sso.enforcement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;

/** The file of the provider's users that somebody has given, for a week at most. */
@Entity
@Table(name = "sso_name_file")
@NamedQuery(
    name = "NameFile.old",
    query = "select f.accountId from NameFile f where f.readAt < :before")
public class NameFile {

  @Id
  @Column(name = "account_id")
  private long accountId;

  @Column(name = "file_name")
  private String fileName;

  @Column(name = "names")
  private int names;

  @Column(name = "read_at")
  private Instant readAt;

  /** For JPA. */
  protected NameFile() {}

  NameFile(long accountId, String fileName, int names, Instant now) {
    this.accountId = accountId;
    this.fileName = fileName;
    this.names = names;
    this.readAt = now;
  }

  Details details() {
    return new Details(fileName, names, readAt);
  }

  /** The file as callers see it. */
  public record Details(String fileName, int names, Instant readAt) {}
}
