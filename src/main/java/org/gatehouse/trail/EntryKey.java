package org.gatehouse.trail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds an event by the id that the world knows, and lets none in twice; its table stays whole when
 * the events' is split by time.
 */
@Entity
@Table(name = "audit_key")
@IdClass(EntryKey.Key.class)
public class EntryKey {

  @Id
  @Column(name = "account_id")
  private long accountId;

  @Id
  @Column(name = "event_id")
  private String eventId;

  @Column(name = "id")
  private long id;

  /** For JPA. */
  protected EntryKey() {}

  EntryKey(long id, Happening event) {
    this.id = id;
    this.accountId = event.accountId();
    this.eventId = event.eventId();
  }

  /** The two columns of the key, as JPA wants them; a record would have no default constructor. */
  public static class Key implements Serializable {

    private static final long serialVersionUID = 1L;

    private long accountId;
    private @Nullable String eventId;

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key
          && key.accountId == accountId
          && Objects.equals(key.eventId, eventId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(accountId, eventId);
    }
  }
}
