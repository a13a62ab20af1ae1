package org.gatehouse.login.steps;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gatehouse.access.SignIn;
import org.gatehouse.devices.Trust;
import org.jspecify.annotations.Nullable;

/** A half-finished sign-in; the browser holds a token, the database its hash. */
@Entity
@Table(name = "pending_sign_in")
@NamedQuery(
    name = "PendingSignIn.endOfWay",
    query = "delete from PendingSignIn p where p.accountId = :account and p.way = :way")
@NamedQuery(
    name = "PendingSignIn.endOfUserWay",
    query = "delete from PendingSignIn p where p.userId = :user and p.way = :way")
@NamedQuery(
    name = "PendingSignIn.alive",
    query = "select p from PendingSignIn p where p.tokenHash = :hash and p.expiresAt > :now")
@NamedQuery(
    name = "PendingSignIn.owner",
    query =
        "select new org.gatehouse.login.steps.PendingOwner(p.userId, p.accountId)"
            + " from PendingSignIn p where p.tokenHash = :hash and p.expiresAt > :now")
@NamedQuery(
    name = "PendingSignIn.end",
    query = "delete from PendingSignIn p where p.tokenHash = :hash")
@NamedQuery(
    name = "PendingSignIn.endOfUser",
    query = "delete from PendingSignIn p where p.userId = :user")
@NamedQuery(
    name = "PendingSignIn.expired",
    query = "delete from PendingSignIn p where p.expiresAt < :now")
public class PendingSignIn {

  private static final String COMMA = ",";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "pending_sign_in_seq")
  @SequenceGenerator(
      name = "pending_sign_in_seq",
      sequenceName = "pending_sign_in_seq",
      allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "token_hash")
  private String tokenHash;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "user_id")
  private long userId;

  @Column(name = "way")
  private String way;

  @Column(name = "device_id")
  private @Nullable Long deviceId;

  /** The steps that are open, parted by commas. */
  @Column(name = "steps")
  private String steps;

  @Column(name = "trust")
  private String trust;

  @Column(name = "expires_at")
  private Instant expiresAt;

  /** Null where a node of a former version has begun it, which did not tell. */
  @Column(name = "spared")
  private @Nullable Boolean spared;

  /** For JPA. */
  protected PendingSignIn() {}

  PendingSignIn(String tokenHash, Proof proof, Collection<Step> open, Instant expiresAt) {
    this.tokenHash = tokenHash;
    this.accountId = proof.user().accountId();
    this.userId = proof.user().id();
    this.way = proof.way().name();
    this.deviceId = proof.device().orElse(null);
    this.steps = text(open);
    this.trust = Trust.of(proof.way()).name();
    this.expiresAt = expiresAt;
    this.spared = proof.spared();
  }

  HalfSignIn details() {
    return new HalfSignIn(
        id,
        accountId,
        userId,
        SignIn.Way.valueOf(way),
        Optional.ofNullable(deviceId),
        open(),
        expiresAt,
        // Whoever has used an emergency code up must not be kept out for want of a note.
        !Boolean.FALSE.equals(spared));
  }

  /** What the browser has shown so far. */
  Trust trust() {
    return Trust.valueOf(trust);
  }

  void shown(Trust shown) {
    trust = shown.name();
  }

  void done(Step step) {
    steps = text(open().stream().filter(one -> one != step).toList());
  }

  void until(Instant moment) {
    expiresAt = moment;
  }

  private List<Step> open() {
    return steps.isEmpty()
        ? List.of()
        : Arrays.stream(steps.split(COMMA)).map(Step::valueOf).toList();
  }

  private static String text(Collection<Step> open) {
    return open.stream().sorted().map(Step::name).collect(Collectors.joining(COMMA));
  }
}
