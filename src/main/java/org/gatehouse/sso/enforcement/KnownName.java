package org.gatehouse.sso.enforcement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** A name that the identity provider knows, out of a file of its users. */
@Entity
@Table(name = "sso_known_name")
@IdClass(KnownName.Key.class)
public class KnownName {

  @Id
  @Column(name = "account_id")
  private long accountId;

  @Id
  @Column(name = "name_key")
  private String nameKey;

  /** For JPA. */
  protected KnownName() {}

  KnownName(long accountId, String nameKey) {
    this.accountId = accountId;
    this.nameKey = nameKey;
  }

  /** Its primary key. */
  public static class Key implements Serializable {

    private static final long serialVersionUID = 1L;

    private long accountId;
    private String nameKey = "";

    /** For JPA. */
    public Key() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && accountId == key.accountId && nameKey.equals(key.nameKey);
    }

    @Override
    public int hashCode() {
      return Objects.hash(accountId, nameKey);
    }
  }
}
