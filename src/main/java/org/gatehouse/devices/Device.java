package org.gatehouse.devices;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import org.gatehouse.access.CurrentCaller;
import org.jspecify.annotations.Nullable;

/** A browser on which one user is known, by one of its {@link DeviceToken}s. */
@Entity
@Table(name = "authorised_device")
@NamedQuery(
    name = "Device.ofUser",
    query =
        "select d from Device d where d.userId = :user and d.expiresAt > :now"
            + " order by d.lastUsedAt desc, d.id desc")
@NamedQuery(
    name = "Device.used",
    query =
        "update Device d set d.ip = :ip, d.userAgent = :agent, d.lastUsedAt = :now"
            + " where d.userId = :user and d.id = :id and d.expiresAt > :now")
@NamedQuery(
    name = "Device.usedLonger",
    query =
        "update Device d set d.ip = :ip, d.userAgent = :agent, d.lastUsedAt = :now,"
            + " d.expiresAt = :until"
            + " where d.userId = :user and d.id = :id"
            + " and d.expiresAt > :now and d.expiresAt <= :until")
@NamedQuery(
    name = "Device.prove",
    query =
        "update Device d set d.provedAt = :now, d.expiresAt = :until"
            + " where d.userId = :user and d.id = :id")
@NamedQuery(
    name = "Device.proved",
    query =
        "select count(d) from Device d where d.userId = :user and d.id = :id"
            + " and d.expiresAt > :now and d.provedAt > :since")
@NamedQuery(
    name = "Device.revoke",
    query = "delete from Device d where d.userId = :user and d.id = :id")
@NamedQuery(name = "Device.forget", query = "delete from Device d where d.userId = :user")
@NamedQuery(name = "Device.expired", query = "delete from Device d where d.expiresAt < :now")
public class Device {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "authorised_device_seq")
  @SequenceGenerator(
      name = "authorised_device_seq",
      sequenceName = "authorised_device_seq",
      allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "user_id")
  private long userId;

  @Column(name = "ip")
  private String ip;

  @Column(name = "user_agent")
  private String userAgent;

  @Column(name = "authorised_at")
  private Instant authorisedAt;

  @Column(name = "last_used_at")
  private Instant lastUsedAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  /** Since when its owner has proved a second factor on it; null for his password alone. */
  @Column(name = "proved_at")
  private @Nullable Instant provedAt;

  /** For JPA. */
  protected Device() {}

  Device(long accountId, long userId, CurrentCaller.Origin origin, Instant now, Instant until) {
    this.accountId = accountId;
    this.userId = userId;
    this.ip = origin.address();
    this.userAgent = origin.userAgent();
    this.authorisedAt = now;
    this.lastUsedAt = now;
    this.expiresAt = until;
  }

  long id() {
    return id;
  }

  long userId() {
    return userId;
  }

  DeviceDetails details(Set<Long> own) {
    return new DeviceDetails(id, ip, userAgent, authorisedAt, lastUsedAt, own.contains(id));
  }
}
