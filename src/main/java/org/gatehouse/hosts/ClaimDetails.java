package org.gatehouse.hosts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The host that an account has claimed, and how far it is.
 *
 * @param host in ASCII
 * @param name as people read it
 * @param url where the account's pages are once it is active
 * @param records what belongs into its DNS: the pointer first, then the proof
 * @param releaseAt when it is released unless its records come back; null while they are there
 * @param checkedAt when somebody looked last; null for never
 * @param nextCheckAt when somebody looks next; null for never
 */
public record ClaimDetails(
    String host,
    String name,
    String url,
    ClaimState state,
    List<DnsRecord> records,
    Instant claimedAt,
    @Nullable Instant releaseAt,
    @Nullable Instant checkedAt,
    @Nullable Instant nextCheckAt) {

  public ClaimDetails {
    records = List.copyOf(records);
  }

  /** Whether the host opens the account's pages. */
  public boolean answers() {
    return state.answers();
  }

  /** Whether its records are looked at. */
  public boolean watched() {
    return state.watched();
  }
}
