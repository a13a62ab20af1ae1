package org.gatehouse.access;

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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A signed-in session; the browser holds a token, the database its hash. */
@Entity
@Table(name = "signed_in_session")
@NamedQuery(name = "Session.byToken", query = "select s from Session s where s.tokenHash = :hash")
// Every request asks for its user and his account next: they come along in one statement.
@NamedQuery(
    name = "Session.withUser",
    query =
        "select s, u, a from Session s, User u, Account a"
            + " where s.tokenHash = :hash and u.id = s.userId and a.id = u.accountId")
@NamedQuery(name = "Session.endUser", query = "delete from Session s where s.userId = :user")
@NamedQuery(
    name = "Session.endUserWay",
    query = "delete from Session s where s.userId = :user and s.way = :way")
@NamedQuery(
    name = "Session.endAccount",
    query = "delete from Session s where s.accountId = :account")
@NamedQuery(
    name = "Session.usersOfWay",
    query = "select distinct s.userId from Session s where s.accountId = :account and s.way = :way")
@NamedQuery(
    name = "Session.endWay",
    query = "delete from Session s where s.accountId = :account and s.way = :way")
@NamedQuery(
    name = "Session.ofUser",
    query = "select s from Session s where s.userId = :user order by s.lastSeenAt desc, s.id desc")
@NamedQuery(
    name = "Session.endOne",
    query = "delete from Session s where s.userId = :user and s.id = :id")
@NamedQuery(
    name = "Session.endOthers",
    query = "delete from Session s where s.userId = :user and s.tokenHash <> :hash")
@NamedQuery(name = "Session.expired", query = "delete from Session s where s.expiresAt < :now")
public class Session {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "signed_in_session_seq")
  @SequenceGenerator(
      name = "signed_in_session_seq",
      sequenceName = "signed_in_session_seq",
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

  @Column(name = "ip")
  private String ip;

  @Column(name = "user_agent")
  private String userAgent;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "last_seen_at")
  private Instant lastSeenAt;

  /** When its row goes; it may be over long before, by the rules of its account. */
  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "acting_account_id")
  private @Nullable Long actingAccountId;

  /** For JPA. */
  protected Session() {}

  Session(
      String tokenHash, SignIn signIn, CurrentCaller.Origin origin, Instant now, Duration kept) {
    this.tokenHash = tokenHash;
    this.accountId = signIn.accountId();
    this.userId = signIn.userId();
    this.way = signIn.way().name();
    this.ip = origin.address();
    this.userAgent = origin.userAgent();
    this.startedAt = now;
    this.lastSeenAt = now;
    this.expiresAt = now.plus(kept);
  }

  SessionUser user() {
    return new SessionUser(userId, Optional.ofNullable(actingAccountId));
  }

  void actIn(@Nullable Long account) {
    actingAccountId = account;
  }

  SessionDetails details(String ownHash) {
    return new SessionDetails(
        id,
        SignIn.Way.valueOf(way),
        ip,
        userAgent,
        startedAt,
        lastSeenAt,
        tokenHash.strip().equals(ownHash));
  }

  long userId() {
    return userId;
  }

  long accountId() {
    return accountId;
  }

  /** Known by another token from now on. */
  void renew(String hash) {
    tokenHash = hash;
  }

  boolean alive(Instant now, SessionLimits limits) {
    return now.isBefore(startedAt.plus(limits.absolute()))
        && now.isBefore(lastSeenAt.plus(limits.idle()));
  }

  /** Notes that it is in use; at most once in {@code atMost}, to spare the database. */
  void seen(Instant now, Duration atMost) {
    if (now.isAfter(lastSeenAt.plus(atMost))) {
      lastSeenAt = now;
    }
  }
}
