package org.gatehouse.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.gatehouse.access.Caller;
import org.jspecify.annotations.Nullable;

/** A tenant of the platform, or a part of one. */
@Entity
@Table(name = "account")
@NamedQuery(name = "Account.bySlug", query = "select a from Account a where a.slug = :slug")
@NamedQuery(
    name = "Account.below",
    query = "select a from Account a where a.parentId in :parents order by a.slug")
@NamedQuery(name = "Account.all", query = "select a from Account a where a.id in :ids")
@NamedQuery(
    name = "Account.over",
    query =
        "select a.id from Account a where a.closesAt <= :now and a.erasedAt is null"
            + " order by a.closesAt, a.id")
@NamedQuery(
    name = "Account.page",
    query =
        "select a from Account a where a.slug > :after"
            + " and (a.slug like :part escape '!' or lower(a.name) like :part escape '!')"
            + " order by a.slug")
public class Account {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "account_seq")
  @SequenceGenerator(name = "account_seq", sequenceName = "account_seq", allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "slug")
  private String slug;

  @Column(name = "name")
  private String name;

  @Column(name = "parent_id")
  private @Nullable Long parentId;

  @Column(name = "language")
  private String language;

  /** Whether somebody has chosen it. */
  @Column(name = "language_chosen")
  private boolean languageChosen;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "suspended_at")
  private @Nullable Instant suspendedAt;

  @Column(name = "closing_at")
  private @Nullable Instant closingAt;

  @Column(name = "closes_at")
  private @Nullable Instant closesAt;

  @Column(name = "returned_at")
  private @Nullable Instant returnedAt;

  @Column(name = "erased_at")
  private @Nullable Instant erasedAt;

  @Column(name = "ways_beside")
  private boolean waysBeside;

  /** Only {@link Agreements} writes it. */
  @Column(name = "agreement", insertable = false, updatable = false)
  private long agreement;

  @Version
  @Column(name = "version")
  private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway")
  protected Account() {}

  Account(String slug, String name, @Nullable Long parentId, String language, Instant now) {
    this.slug = slug;
    this.name = name;
    this.parentId = parentId;
    this.language = language;
    this.createdAt = now;
  }

  long id() {
    return id;
  }

  @Nullable Long parentId() {
    return parentId;
  }

  Caller.Account asCallersAccount() {
    return new Caller.Account(id, slug, name);
  }

  void speak(String chosen) {
    language = chosen;
    languageChosen = true;
  }

  void suspend(Instant now) {
    suspendedAt = now;
  }

  void resume(Instant now) {
    suspendedAt = null;
    returnedAt = now;
  }

  /** An account above it was opened again. */
  void returned(Instant now) {
    returnedAt = now;
  }

  boolean returnedSince(Instant moment) {
    return returnedAt != null && !returnedAt.isBefore(moment);
  }

  void close(Instant now, Instant end) {
    closingAt = now;
    closesAt = end;
  }

  void reopen(Instant now) {
    closingAt = null;
    closesAt = null;
    returnedAt = now;
  }

  void erased(Instant now) {
    erasedAt = now;
  }

  /** When it can no longer be reopened; null unless it was closed. */
  @Nullable Instant closesAt() {
    return closesAt;
  }

  /** Whether anything but a password may ever have let its people in. */
  boolean hasWaysBeside() {
    return waysBeside;
  }

  void getsWayBeside() {
    waysBeside = true;
  }

  long agreement() {
    return agreement;
  }

  /** Closing counts before suspended, which it is again when it is reopened. */
  AccountStatus status(Instant now) {
    if (erasedAt != null) {
      return AccountStatus.ERASED;
    }
    if (closesAt != null) {
      return now.isBefore(closesAt) ? AccountStatus.CLOSING : AccountStatus.CLOSED;
    }
    return suspendedAt == null ? AccountStatus.ACTIVE : AccountStatus.SUSPENDED;
  }

  /** What callers see, given the account above it as they see that. */
  AccountDetails details(@Nullable AccountDetails parent, Instant now) {
    AccountStatus own = status(now);
    boolean shut = parent != null && parent.status() != AccountStatus.ACTIVE;
    return new AccountDetails(
        id,
        slug,
        name,
        parent == null ? null : parent.slug(),
        language,
        languageChosen,
        createdAt,
        shut && own == AccountStatus.ACTIVE ? AccountStatus.SUSPENDED : own,
        own,
        closesAt);
  }
}
