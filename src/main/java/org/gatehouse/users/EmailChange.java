package org.gatehouse.users;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.access.Permission;
import org.jspecify.annotations.Nullable;

/**
 * An address that somebody wants: a link to the new one confirms it, a link to the old one takes it
 * back, before and for some days after. The database knows the links by their hashes.
 */
@Entity
@Table(name = "email_change")
@NamedQuery(
    name = "EmailChange.confirmable",
    query =
        "select c from EmailChange c where c.confirmHash = :hash and c.confirmedAt is null"
            + " and c.undoneAt is null and c.expiresAt > :now")
@NamedQuery(
    name = "EmailChange.undoable",
    query =
        "select c from EmailChange c where c.undoHash = :hash and c.undoneAt is null"
            + " and c.undoUntil > :now and (c.confirmedAt is not null or c.expiresAt > :now)")
@NamedQuery(
    name = "EmailChange.waiting",
    query =
        "select c from EmailChange c where c.userId = :user and c.confirmedAt is null"
            + " and c.undoneAt is null and c.expiresAt > :now order by c.requestedAt desc")
@NamedQuery(
    name = "EmailChange.later",
    query =
        "select c from EmailChange c where c.userId = :user and c.undoneAt is null"
            + " and c.requestedAt >= :since")
@NamedQuery(
    name = "EmailChange.endWaiting",
    query =
        "update EmailChange c set c.undoneAt = :now where c.userId = :user"
            + " and c.confirmedAt is null and c.undoneAt is null")
@NamedQuery(
    name = "EmailChange.endAskedBy",
    query =
        "update EmailChange c set c.undoneAt = :now where c.accountId = :account"
            + " and c.askerProgram = :program and c.confirmedAt is null and c.undoneAt is null")
@NamedQuery(
    name = "EmailChange.recent",
    query = "select count(c) from EmailChange c where c.userId = :user and c.requestedAt > :since")
public class EmailChange {

  static final Duration VALIDITY = Duration.ofDays(1);
  static final Duration REGRET = Duration.ofDays(7);

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "email_change_seq")
  @SequenceGenerator(
      name = "email_change_seq",
      sequenceName = "email_change_seq",
      allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "user_id")
  private long userId;

  @Column(name = "old_email")
  private String oldEmail;

  @Column(name = "new_email")
  private String newEmail;

  @Column(name = "confirm_hash")
  private String confirmHash;

  @Column(name = "undo_hash")
  private String undoHash;

  @Column(name = "requested_at")
  private Instant requestedAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "undo_until")
  private Instant undoUntil;

  @Column(name = "confirmed_at")
  private @Nullable Instant confirmedAt;

  @Column(name = "undone_at")
  private @Nullable Instant undoneAt;

  /** The person who asked for it, if it was another one. */
  @Column(name = "asker_id")
  private @Nullable Long askerId;

  /** The program that asked for it. */
  @Column(name = "asker_program")
  private @Nullable String askerProgram;

  /** What that program might do then. */
  @Column(name = "asker_permissions")
  private @Nullable String askerPermissions;

  /** For JPA. */
  protected EmailChange() {}

  EmailChange(User user, String newEmail, String confirmHash, String undoHash, Instant now) {
    this.accountId = user.accountId();
    this.userId = user.id();
    this.oldEmail = user.email();
    this.newEmail = newEmail;
    this.confirmHash = confirmHash;
    this.undoHash = undoHash;
    this.requestedAt = now;
    this.expiresAt = now.plus(VALIDITY);
    this.undoUntil = now.plus(REGRET);
  }

  /** Somebody else asks for it. */
  void askedBy(long otherUserId) {
    askerId = otherUserId;
  }

  /** A program asks for it. */
  void askedBy(String program, Collection<Permission> permissions) {
    askerProgram = program;
    askerPermissions =
        permissions.stream().map(Permission::code).sorted().collect(Collectors.joining(" "));
  }

  /** The person who asked for it, if it was another one. */
  Optional<Long> askerId() {
    return Optional.ofNullable(askerId);
  }

  /** The program that asked for it. */
  Optional<String> askerProgram() {
    return Optional.ofNullable(askerProgram);
  }

  /** What the program that asked for it might do then. */
  Set<Permission> askerPermissions() {
    return Arrays.stream(Objects.toString(askerPermissions, "").split(" "))
        .flatMap(code -> Permission.find(code).stream())
        .collect(Collectors.toSet());
  }

  void confirmed(Instant now) {
    confirmedAt = now;
  }

  void undone(Instant now) {
    undoneAt = now;
  }

  boolean confirmed() {
    return confirmedAt != null;
  }

  long userId() {
    return userId;
  }

  String oldEmail() {
    return oldEmail;
  }

  String newEmail() {
    return newEmail;
  }

  Instant requestedAt() {
    return requestedAt;
  }

  Instant expiresAt() {
    return expiresAt;
  }
}
