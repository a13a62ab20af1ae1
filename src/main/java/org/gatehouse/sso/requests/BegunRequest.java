package org.gatehouse.sso.requests;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A sign-in that waits for its answer; nothing in it can be turned back into the request's id. */
@Entity
@Table(name = "sso_request")
// Whoever comes second with an assertion waits for the first, and finds it claimed.
@NamedNativeQuery(
    name = "BegunRequest.answer",
    query =
        """
        with taken as (
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
        select user_id, ticket_hash, (select count(*) from claimed) from taken
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
