package org.gatehouse.devices;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.QueryHint;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.persistence.config.HintValues;
import org.eclipse.persistence.config.QueryHints;
import org.jspecify.annotations.Nullable;

/**
 * What a browser proves by that it is a device; it holds the token, the database its hash.
 *
 * <p>Each sign-in replaces it. The one before works on for a moment, because of two sign-ins at
 * once the browser may keep the answer to either, or to none. Afterwards it is a copy, if the
 * browser has shown a later one. Until it has, the answer that brought the later one may be lost,
 * and the one before is all that it has.
 */
@Entity
@Table(name = "device_token")
@NamedQuery(
    name = "DeviceToken.of",
    query =
        "select t from DeviceToken t, Device d where t.hash in :hashes and t.userId = :user"
            + " and d.id = t.deviceId and d.expiresAt > :now"
            + " order by d.lastUsedAt desc, d.id desc",
    // Another sign-in may have replaced them since they were read in the same transaction.
    hints = @QueryHint(name = QueryHints.REFRESH, value = HintValues.TRUE))
// PostgreSQL: what an exchange reads and writes in one statement, since every sign-in makes one. As
// many hashes as a browser has at most, written out: of a list whose length it does not know
// PostgreSQL expects more, and plans each call anew.
@NamedNativeQuery(
    name = "DeviceToken.exchange",
    query =
        """
        with his as (
          select t.token_hash, t.device_id, t.replaced_at
          from device_token t join authorised_device d on d.id = t.device_id
          where t.token_hash = any (cast(array[split_part(?1, ',', 1), split_part(?1, ',', 2),
              split_part(?1, ',', 3), split_part(?1, ',', 4), split_part(?1, ',', 5),
              split_part(?1, ',', 6), split_part(?1, ',', 7), split_part(?1, ',', 8),
              split_part(?1, ',', 9), split_part(?1, ',', 10)] as bpchar[]))
            and t.user_id = ?2 and d.expires_at > ?3
        ), replaced as (
          update device_token
          set replaced_at = ?3, presented = token_hash in (select token_hash from his)
          where device_id = ?4 and replaced_at is null
            and exists (select 1 from his where device_id = ?4 and replaced_at is null)
        ), added as (
          insert into device_token (token_hash, device_id, user_id)
          select ?5, ?4, ?2 where exists (select 1 from his)
        )
        select token_hash from his
        """)
@NamedQuery(
    name = "DeviceToken.replaceShown",
    query =
        "update DeviceToken t set t.replacedAt = :now, t.presented = true"
            + " where t.deviceId = :device and t.replacedAt is null and t.hash in :shown")
@NamedQuery(
    name = "DeviceToken.replace",
    query =
        "update DeviceToken t set t.replacedAt = :now, t.presented = false"
            + " where t.deviceId = :device and t.replacedAt is null")
@NamedQuery(
    name = "DeviceToken.shownAfter",
    query =
        "select count(t) from DeviceToken t"
            + " where t.deviceId = :device and t.presented = true and t.place > :place")
@NamedQuery(
    name = "DeviceToken.old",
    query = "delete from DeviceToken t where t.replacedAt < :before")
public class DeviceToken {

  /** How long one that was replaced works on. */
  static final Duration GRACE = Duration.ofSeconds(60);

  @Id
  @Column(name = "token_hash")
  private String hash;

  @Column(name = "device_id")
  private long deviceId;

  @Column(name = "user_id")
  private long userId;

  @Column(name = "replaced_at")
  private @Nullable Instant replacedAt;

  /** The later one has the higher number; the database gives it. */
  @Column(name = "place", insertable = false, updatable = false)
  private long place;

  /** Whether the browser had shown it when it was replaced; null where nobody has noted it. */
  @Column(name = "presented")
  private @Nullable Boolean presented;

  /** For JPA. */
  protected DeviceToken() {}

  DeviceToken(String hash, long deviceId, long userId) {
    this.hash = hash;
    this.deviceId = deviceId;
    this.userId = userId;
  }

  String hash() {
    return hash.strip();
  }

  long deviceId() {
    return deviceId;
  }

  /** Whether no newer one has taken its place. */
  boolean newest() {
    return replacedAt == null;
  }

  long place() {
    return place;
  }

  /** Whether another one was shown when it was replaced: the browser has gone on with that. */
  boolean passedOver() {
    return Boolean.FALSE.equals(presented);
  }

  /** Whether it was replaced so long ago that it is a copy if the browser has another one. */
  boolean late(Instant now) {
    return replacedAt != null && now.isAfter(replacedAt.plus(GRACE));
  }
}
