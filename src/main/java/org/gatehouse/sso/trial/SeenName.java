package org.gatehouse.sso.trial;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;

/** A name identifier that the identity provider has sent in a test. */
@Entity
@Table(name = "sso_seen_name")
@NamedQuery(
    name = "SeenName.ofAccount",
    query = "select n.nameId from SeenName n where n.accountId = :account order by n.nameId")
@NamedQuery(name = "SeenName.remove", query = "delete from SeenName n where n.nameHash in :hashes")
@NamedQuery(name = "SeenName.removeOld", query = "delete from SeenName n where n.seenAt <= :before")
public class SeenName {

  @Id
  @Column(name = "name_hash")
  private String nameHash;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "name_id")
  private String nameId;

  @Column(name = "seen_at")
  private Instant seenAt;

  /** For JPA. */
  protected SeenName() {}

  SeenName(String nameHash, long accountId) {
    this.nameHash = nameHash;
    this.accountId = accountId;
  }

  void seen(String as, Instant at) {
    nameId = as;
    seenAt = at;
  }
}
