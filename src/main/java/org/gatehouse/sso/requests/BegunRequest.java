package org.gatehouse.sso.requests;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A sign-in that waits for its answer; nothing in it can be turned back into the request's id. */
@Entity
@Table(name = "sso_request")
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

  /** Gives {@link SwiftRequests#INSERT} its values. */
  void fill(PreparedStatement insertion) throws SQLException {
    insertion.setString(1, requestHash);
    insertion.setLong(2, accountId);
    insertion.setString(3, browserHash);
    insertion.setTimestamp(4, Timestamp.from(expiresAt));
    insertion.setObject(5, userId, Types.BIGINT);
    insertion.setString(6, ticketHash);
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
