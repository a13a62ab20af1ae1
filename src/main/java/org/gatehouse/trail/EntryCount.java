package org.gatehouse.trail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How many entries of an account occurred in a quarter of an hour, by what they say, who did it or
 * from where. Every midnight of every zone lies between two quarters.
 */
@Entity
@Table(name = "audit_count")
@IdClass(EntryCount.Key.class)
@NamedQuery(
    name = "EntryCount.oldest",
    query =
        "select min(c.bucket) from EntryCount c where c.accountId = :account and c.kind = :kind")
@NamedQuery(
    name = "EntryCount.forget",
    query =
        "delete from EntryCount c"
            + " where c.accountId = :account and c.kind = :kind and c.bucket < :before")
public class EntryCount {

  /** Each count is of one; its letter stands in the database. */
  public enum Kind {
    /** {@link CatalogueText#key()}. */
    TEXT("T"),
    /** {@link Values#nameKey}; the label is a user name as last written. */
    USER("U"),
    /** {@link Values#addressKey}; the label is the address. */
    ADDRESS("A");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  /** How long the entries of one count may lie apart. */
  public static final Duration QUARTER = Duration.ofMinutes(15);

  @Id
  @Column(name = "account_id")
  private long accountId;

  @Id
  @Column(name = "bucket")
  private Instant bucket;

  @Id
  @Column(name = "kind")
  private String kind;

  @Id
  @Column(name = "name")
  private String name;

  @Column(name = "label")
  private String label;

  @Column(name = "entries")
  private long entries;

  /** For JPA. */
  protected EntryCount() {}

  /** The start of the quarter that a moment lies in. */
  public static Instant bucket(Instant moment) {
    long seconds = QUARTER.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), seconds) * seconds);
  }

  /** The columns of the key, as JPA wants them. */
  public static class Key implements Serializable {

    private static final long serialVersionUID = 1L;

    private long accountId;
    private @Nullable Instant bucket;
    private @Nullable String kind;
    private @Nullable String name;

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key
          && key.accountId == accountId
          && Objects.equals(key.bucket, bucket)
          && Objects.equals(key.kind, kind)
          && Objects.equals(key.name, name);
    }

    @Override
    public int hashCode() {
      return Objects.hash(accountId, bucket, kind, name);
    }
  }
}
