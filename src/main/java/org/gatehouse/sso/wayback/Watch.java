package org.gatehouse.sso.wayback;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.gatehouse.platform.crypto.Tokens;
import org.jspecify.annotations.Nullable;

/** That nobody has come in yet since other values became live. */
@Entity
@Table(name = "sso_watch")
@NamedQuery(name = "Watch.end", query = "delete from Watch w where w.accountId = :account")
@NamedQuery(
    name = "Watch.tell",
    query =
        "update Watch w set w.toldAt = :now, w.tokenHash = :hash"
            + " where w.accountId = :account and w.toldAt is null and w.refusals > 0"
            + " and (w.refusals >= :many or w.beganAt <= :long)")
@NamedQuery(
    name = "Watch.late",
    query =
        "select w.accountId from Watch w"
            + " where w.toldAt is null and w.refusals > 0 and w.beganAt <= :long")
@NamedQuery(
    name = "Watch.ofToken",
    query = "select w from Watch w where w.tokenHash = :hash and w.beganAt > :since")
@NamedQuery(name = "Watch.removeOld", query = "delete from Watch w where w.beganAt <= :before")
public class Watch {

  private static final int MARK = 16;

  @Id
  @Column(name = "account_id")
  private long accountId;

  @Column(name = "version")
  private int version;

  @Column(name = "began_at")
  private Instant beganAt;

  @Column(name = "refusals")
  private int refusals;

  /** The browsers that were counted: short hashes, each with a comma behind it. */
  @Column(name = "seen")
  private String seen = "";

  @Column(name = "token_hash")
  private @Nullable String tokenHash;

  @Column(name = "told_at")
  private @Nullable Instant toldAt;

  /** For JPA. */
  protected Watch() {}

  Watch(long accountId, int version, Instant now) {
    this.accountId = accountId;
    this.version = version;
    this.beganAt = now;
  }

  /**
   * Counts a browser's refusal, unless one of it was counted before or the managers know.
   *
   * @param browserTokens what it holds, the last one first, which the next ones come before
   */
  boolean counts(String browserTokens) {
    List<String> marks = Arrays.stream(browserTokens.split("\\.")).map(Watch::mark).toList();
    if (toldAt != null || marks.stream().anyMatch(seen::contains)) {
      return false;
    }
    refusals++;
    seen += marks.get(0);
    return true;
  }

  private static String mark(String token) {
    return Tokens.hash(token).substring(0, MARK) + ",";
  }

  long accountId() {
    return accountId;
  }

  int version() {
    return version;
  }
}
