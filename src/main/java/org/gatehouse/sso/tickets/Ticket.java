package org.gatehouse.sso.tickets;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A single sign-on that somebody has begun at an account's own host; nothing in it can be turned
 * back into what his browser holds.
 */
@Entity
@Table(name = "sso_ticket")
@NamedQuery(
    name = "Ticket.stamp",
    query =
        "update Ticket t set t.userId = :user, t.codeHash = :code, t.expiresAt = :end"
            + " where t.ticketHash = :ticket and t.accountId = :account and t.userId is null"
            + " and t.expiresAt > :now")
@NamedQuery(
    name = "Ticket.endStamped",
    query = "delete from Ticket t where t.accountId = :account and t.userId is not null")
@NamedQuery(
    name = "Ticket.endStampedOfUser",
    query = "delete from Ticket t where t.accountId = :account and t.userId = :user")
@NamedQuery(name = "Ticket.ofCode", query = "select t from Ticket t where t.codeHash = :code")
@NamedQuery(name = "Ticket.use", query = "delete from Ticket t where t.codeHash = :code")
@NamedQuery(name = "Ticket.expired", query = "delete from Ticket t where t.expiresAt <= :now")
public class Ticket {

  @Id
  @Column(name = "ticket_hash")
  private String ticketHash;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "host")
  private String host;

  @Column(name = "browser_hash")
  private String browserHash;

  /** Who has signed in; null until somebody has. */
  @Column(name = "user_id")
  private @Nullable Long userId;

  @Column(name = "code_hash")
  private @Nullable String codeHash;

  @Column(name = "expires_at")
  private Instant expiresAt;

  /** For JPA. */
  @SuppressWarnings("NullAway")
  protected Ticket() {}

  Ticket(String ticketHash, long accountId, String host, String browserHash, Instant expiresAt) {
    this.ticketHash = ticketHash;
    this.accountId = accountId;
    this.host = host;
    this.browserHash = browserHash;
    this.expiresAt = expiresAt;
  }

  long accountId() {
    return accountId;
  }

  String host() {
    return host;
  }

  String browserHash() {
    return browserHash;
  }

  @Nullable Long userId() {
    return userId;
  }

  boolean over(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
