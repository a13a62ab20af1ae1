package org.gatehouse.hosts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import org.gatehouse.platform.crypto.Tokens;
import org.jspecify.annotations.Nullable;

/** The host that an account has claimed, one an account; until it does, it has no row. */
@Entity
@Table(name = "account_host")
@NamedQuery(
    name = "HostClaim.due",
    query =
        "select c.accountId from HostClaim c where c.nextCheckAt <= :now order by c.nextCheckAt")
@NamedQuery(
    name = "HostClaim.turn",
    query =
        "update HostClaim c set c.nextCheckAt = :next"
            + " where c.accountId = :account and c.nextCheckAt <= :now")
@NamedQuery(name = "HostClaim.holder", query = "select c from HostClaim c where c.held = :host")
@NamedQuery(
    name = "HostClaim.owner",
    query = "select c.accountId from HostClaim c where c.held = :host and c.state in :states")
public class HostClaim {

  /** How long an unproved claim keeps other accounts from claiming the same host. */
  static final Duration RESERVED = Duration.ofDays(3);

  /** How long a host whose records are gone stays the account's. */
  static final Duration GRACE = Duration.ofDays(3);

  /** How long before its end the managers are told once more. */
  static final Duration LAST_CALL = Duration.ofDays(1);

  /** How long an unproved claim is looked at by itself; later somebody has to ask. */
  private static final Duration PATIENCE = Duration.ofDays(30);

  /**
   * So many wrong looks in a row take a host away: name servers that take turns show one or two.
   */
  private static final int MOST_MISSES = 3;

  private static final Duration SOON = Duration.ofMinutes(5);
  private static final Duration LATER = Duration.ofHours(1);

  @Id
  @Column(name = "account_id")
  private long accountId;

  @Version
  @Column(name = "version")
  private int version;

  @Column(name = "host")
  private String host;

  /** The host while nobody else may claim it; null when others may. */
  @Column(name = "held")
  private @Nullable String held;

  @Column(name = "proof")
  private String proof;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private ClaimState state;

  @Column(name = "claimed_at")
  private Instant claimedAt;

  @Column(name = "lost_at")
  private @Nullable Instant lostAt;

  @Column(name = "last_call_at")
  private @Nullable Instant lastCallAt;

  @Column(name = "checked_at")
  private @Nullable Instant checkedAt;

  /** When it is looked at next; null when nobody looks any more. */
  @Column(name = "next_check_at")
  private @Nullable Instant nextCheckAt;

  /** How many looks in a row have found something wrong, while it answers. */
  @Column(name = "misses")
  private int misses;

  @Enumerated(EnumType.STRING)
  @Column(name = "pointer")
  private Finding pointer;

  @Column(name = "pointer_text")
  private String pointerText;

  @Enumerated(EnumType.STRING)
  @Column(name = "proof_found")
  private Finding proofFound;

  @Column(name = "proof_text")
  private String proofText;

  /** For JPA. */
  @SuppressWarnings("NullAway")
  protected HostClaim() {}

  @SuppressWarnings("NullAway")
  HostClaim(long accountId, String host, Instant now) {
    this.accountId = accountId;
    claim(host, now);
  }

  /** Begins anew, with a proof that was never shown to anybody. */
  final void claim(String wanted, Instant now) {
    host = wanted;
    held = wanted;
    proof = Tokens.id();
    state = ClaimState.PENDING;
    claimedAt = now;
    lostAt = null;
    lastCallAt = null;
    checkedAt = null;
    nextCheckAt = now;
    misses = 0;
    note(Seen.NOTHING);
  }

  long accountId() {
    return accountId;
  }

  String host() {
    return host;
  }

  String proof() {
    return proof;
  }

  ClaimState state() {
    return state;
  }

  Seen seen() {
    return new Seen(pointer, pointerText, proofFound, proofText);
  }

  /** Lets others claim the host; it may still be proved. */
  void letGo() {
    held = null;
  }

  void looked(Seen seen, Instant now) {
    note(seen);
    checkedAt = now;
    boolean young = state == ClaimState.PENDING && now.isBefore(claimedAt.plus(RESERVED));
    nextCheckAt = now.plus(young || state == ClaimState.LOST ? SOON : LATER);
    if (state == ClaimState.PENDING && now.isAfter(claimedAt.plus(PATIENCE))) {
      nextCheckAt = null;
    }
  }

  void proved() {
    if (nextCheckAt == null && checkedAt != null) {
      nextCheckAt = checkedAt.plus(LATER);
    }
    held = host;
    state = ClaimState.ACTIVE;
    lostAt = null;
    lastCallAt = null;
    misses = 0;
  }

  /** Whether it is lost by one more wrong look; until then it is looked at again soon. */
  boolean missed(Instant now) {
    misses++;
    nextCheckAt = now.plus(SOON);
    return misses >= MOST_MISSES;
  }

  /** The records are there. */
  void found() {
    misses = 0;
  }

  void lost(Instant now) {
    state = ClaimState.LOST;
    lostAt = now;
    nextCheckAt = now.plus(SOON);
  }

  /** Whether its managers are to be told a last time, which this notes. */
  boolean lastCall(Instant now) {
    Instant end = releaseAt();
    if (end == null || lastCallAt != null || now.isBefore(end.minus(LAST_CALL))) {
      return false;
    }
    lastCallAt = now;
    return true;
  }

  /** When it is released unless its records come back; null while they are there. */
  @Nullable Instant releaseAt() {
    return lostAt == null || state != ClaimState.LOST ? null : lostAt.plus(GRACE);
  }

  void end(ClaimState how) {
    state = how;
    held = null;
    nextCheckAt = null;
  }

  ClaimDetails details(HostDoctor doctor, String url) {
    return new ClaimDetails(
        host,
        HostRules.unicode(host),
        url,
        state,
        doctor.records(host, proof, seen()),
        claimedAt,
        releaseAt(),
        checkedAt,
        nextCheckAt);
  }

  private void note(Seen seen) {
    pointer = seen.pointer();
    pointerText = seen.pointerText();
    proofFound = seen.proof();
    proofText = seen.proofText();
  }
}
