package org.gatehouse.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.gatehouse.trail.Values;

/** A view of the log that a user keeps under a name. */
@Entity
@Table(name = "audit_view")
@NamedQuery(
    name = "SavedView.ofUser",
    query = "select v from SavedView v where v.userId = :user order by v.nameKey")
@NamedQuery(
    name = "SavedView.one",
    query = "select v from SavedView v where v.userId = :user and v.id = :id")
public class SavedView {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_view_seq")
  @SequenceGenerator(name = "audit_view_seq", sequenceName = "audit_view_seq", allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "user_id")
  private long userId;

  @Column(name = "name")
  private String name;

  @Column(name = "name_key")
  private String nameKey;

  @Column(name = "address")
  private String address;

  @Column(name = "created_at")
  private Instant createdAt;

  /** For JPA. */
  protected SavedView() {}

  SavedView(long userId, String name, String address, Instant now) {
    this.userId = userId;
    this.address = address;
    this.createdAt = now;
    rename(name);
  }

  void rename(String other) {
    name = other;
    nameKey = Values.nameKey(other);
  }

  KeptView details() {
    return new KeptView(id, name, address);
  }
}
