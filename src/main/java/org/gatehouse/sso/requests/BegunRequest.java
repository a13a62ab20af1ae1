package org.gatehouse.sso.requests;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Query;
import jakarta.persistence.Table;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A sign-in that waits for its answer; nothing in it can be turned back into the request's id. */
@Entity
@Table(name = "sso_request")
// Nobody waits until the disk has it (PostgreSQL 17, 28.4): of a request that is lost nothing has
// come yet.
@NamedNativeQuery(
    name = "BegunRequest.insert",
    query =
        """
        insert into sso_request
          (request_hash, account_id, browser_hash, expires_at, user_id, ticket_hash)
        select ?1, ?2, ?3, cast(?4 as timestamp with time zone), cast(?5 as bigint), ?6
        from set_config('synchronous_commit', 'off', true)
        """)
// Whoever comes second with an assertion waits for the first, and finds it claimed. The disk has
// this before anything that follows from it: a session or an entry of the log, which are waited
// for.
@NamedNativeQuery(
    name = "BegunRequest.answer",
    query =
        """
        with swift as (
          select set_config('synchronous_commit', 'off', true)
        ), taken as (
          delete from sso_request
          where request_hash = ?1 and expires_at > ?3
            and browser_hash = any (cast(string_to_array(?2, ',') as bpchar[]))
          returning user_id, ticket_hash
        ), claimed as (
          insert into sso_assertion (assertion_hash, account_id, keep_until)
          select ?4, ?5, cast(?6 as timestamp with time zone) from taken
          on conflict do nothing
          returning account_id
        )
        select user_id, ticket_hash, (select count(*) from claimed) from taken, swift
        """)
@NamedQuery(
    name = "BegunRequest.take",
    query =
        "delete from BegunRequest r"
            + " where r.requestHash = :request and r.browserHash = :browser and r.expiresAt > :now")
@NamedQuery(
    name = "BegunRequest.expired",
    query = "delete from BegunRequest r where r.expiresAt <= :now")
public class BegunRequest {

  @Id
  @Column(name = "request_hash")
  private String requestHash;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "browser_hash")
  private String browserHash;

  @Column(name = "user_id")
  private @Nullable Long userId;

  @Column(name = "ticket_hash")
  private @Nullable String ticketHash;

  @Column(name = "expires_at")
  private Instant expiresAt;

  /** For JPA. */
  protected BegunRequest() {}

  BegunRequest(
      String requestHash,
      long accountId,
      String browserHash,
      @Nullable Long userId,
      @Nullable String ticketHash,
      Instant expiresAt) {
    this.requestHash = requestHash;
    this.accountId = accountId;
    this.browserHash = browserHash;
    this.userId = userId;
    this.ticketHash = ticketHash;
    this.expiresAt = expiresAt;
  }

  /** Gives the insertion its values. */
  Query fill(Query insertion) {
    return insertion
        .setParameter(1, requestHash)
        .setParameter(2, accountId)
        .setParameter(3, browserHash)
        .setParameter(4, Timestamp.from(expiresAt))
        .setParameter(5, userId)
        .setParameter(6, ticketHash);
  }

  String browserHash() {
    return browserHash;
  }

  Optional<Long> userId() {
    return Optional.ofNullable(userId);
  }

  Optional<String> ticketHash() {
    return Optional.ofNullable(ticketHash);
  }

  boolean over(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
