package org.gatehouse.sso.trial;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A name identifier that the identity provider has sent in a test. */
@Entity
@Table(name = "sso_seen_name")
@NamedQuery(
    name = "SeenName.ofAccount",
    query =
        "select distinct n.nameId from SeenName n where n.accountId = :account order by n.nameId")
@NamedQuery(
    name = "SeenName.providers",
    query =
        "select distinct n.idpHash from SeenName n"
            + " where n.accountId = :account and n.idpHash is not null")
@NamedQuery(name = "SeenName.remove", query = "delete from SeenName n where n.nameHash in :hashes")
@NamedQuery(name = "SeenName.removeOld", query = "delete from SeenName n where n.seenAt <= :before")
public class SeenName {

  @Id
  @Column(name = "name_hash")
  private String nameHash;

  @Column(name = "account_id")
  private long accountId;

  /** Null for those from before providers were told apart. */
  @Column(name = "idp_hash")
  private @Nullable String idpHash;

  @Column(name = "name_id")
  private String nameId;

  @Column(name = "seen_at")
  private Instant seenAt;

  /** For JPA. */
  protected SeenName() {}

  SeenName(String nameHash, long accountId, String idpHash) {
    this.nameHash = nameHash;
    this.accountId = accountId;
    this.idpHash = idpHash;
  }

  void seen(String as, Instant at) {
    nameId = as;
    seenAt = at;
  }
}
