package org.gatehouse.sso.requests;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.gatehouse.sso.response.PendingRequests.Outcome;
import org.gatehouse.sso.response.PendingRequests.Taken;

/**
 * PostgreSQL: the sign-ins that wait for an answer, by JDBC and past JPA, because every sign-in
 * writes one and uses it up. Each statement is its own transaction, whose end costs no way there
 * and back.
 *
 * <p>Nobody waits until the disk has it (PostgreSQL 17, 28.4). Of a request that is lost with the
 * database nothing has come yet. That it is used up is on the disk before anything that follows
 * from it, a session or an entry of the log: those are waited for, and lie behind it.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SwiftRequests {

  static final String INSERT =
      """
      insert into sso_request
        (request_hash, account_id, browser_hash, expires_at, user_id, ticket_hash)
      select ?, ?, ?, cast(? as timestamp with time zone), cast(? as bigint), ?
      from set_config('synchronous_commit', 'off', true)
      """;

  /** Whoever comes second with an assertion waits for the first, and finds it claimed. */
  static final String ANSWER =
      """
      with swift as (
        select set_config('synchronous_commit', 'off', true)
      ), taken as (
        delete from sso_request
        where request_hash = ? and expires_at > ?
          and browser_hash = any (cast(string_to_array(?, ',') as bpchar[]))
        returning user_id, ticket_hash
      ), claimed as (
        insert into sso_assertion (assertion_hash, account_id, keep_until)
        select ?, ?, cast(? as timestamp with time zone) from taken
        on conflict do nothing
        returning account_id
      )
      select user_id, ticket_hash, (select count(*) from claimed) from taken, swift
      """;

  @Resource(lookup = "java:app/jdbc/gatehouse")
  DataSource database;

  /** Writes one. */
  public void insert(BegunRequest begun) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(INSERT)) {
      begun.fill(statement);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("The request is not written.", e);
    }
  }

  /**
   * An assertion that answers a request.
   *
   * @param assertion its hash
   * @param keepUntil when its own date refuses it
   */
  public record Claim(long accountId, String assertion, Instant keepUntil) {}

  /**
   * Uses one up and claims the assertion that answers it.
   *
   * @param request the hash of its id
   * @param browsers the hashes of what the browser holds, parted by commas
   * @return TAKEN or REPLAYED; empty where there is no such request of that browser
   */
  public Optional<Taken> take(String request, String browsers, Claim claim, Instant now) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(ANSWER)) {
      statement.setString(1, request);
      statement.setTimestamp(2, Timestamp.from(now));
      statement.setString(3, browsers);
      statement.setString(4, claim.assertion());
      statement.setLong(5, claim.accountId());
      statement.setTimestamp(6, Timestamp.from(claim.keepUntil()));
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(taken(row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The request is not used up.", e);
    }
  }

  private static Taken taken(ResultSet row) throws SQLException {
    return row.getInt(3) == 0
        ? Taken.not(Outcome.REPLAYED)
        : new Taken(
            Outcome.TAKEN,
            Optional.ofNullable(row.getObject(1, Long.class)),
            Optional.ofNullable(row.getString(2)));
  }
}
