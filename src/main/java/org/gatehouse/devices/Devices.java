package org.gatehouse.devices;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.users.SignInUser;

/**
 * The devices on which people have signed in with the right password and whatever was asked beside
 * it, each known by a token that changes with every use.
 *
 * <p>A device belongs to one user: what somebody else has signed in on is as unknown to the next
 * person as any other. It spares nobody his password.
 */
@Stateless
public class Devices {

  /** How long one is known at most while nobody uses it. */
  static final Duration LONGEST = Duration.ofDays(365);

  /** The same where only a password was given on it. */
  private static final Duration KEPT = Duration.ofDays(90);

  static final int MOST = 50;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject CurrentCaller caller;
  @Inject NewDeviceMails mails;
  @Inject Event<AuditEvent> events;

  /** The id of the user's device that one of these tokens belongs to. */
  public Optional<Long> find(long userId, DeviceTokens tokens) {
    return tokens.all().isEmpty()
        ? Optional.empty()
        : em.createNamedQuery("Device.known", Device.class)
            .setParameter("user", userId)
            .setParameter("hashes", tokens.hashes())
            .setParameter("now", clock.instant())
            .setMaxResults(1)
            .getResultStream()
            .findFirst()
            .map(Device::id);
  }

  /** Whether the user has proved a second factor on this device of his within that time. */
  public boolean isProved(long userId, long deviceId, Duration within) {
    Instant now = clock.instant();
    return em.createNamedQuery("Device.proved", Long.class)
            .setParameter("user", userId)
            .setParameter("id", deviceId)
            .setParameter("now", now)
            .setParameter("since", now.minus(within))
            .getSingleResult()
        > 0;
  }

  /**
   * Notes that a user has signed in on a browser, when nothing is asked any more, and gives the
   * tokens that it shall keep from now on; empty for what it has. He is told by mail of a device
   * that was not known, except by his very first sign-in.
   *
   * @param known the device that was found for him before
   * @param trust what the sign-in has shown of the browser
   */
  public Optional<DeviceTokens> signedIn(
      SignInUser user, Optional<Long> known, DeviceTokens tokens, Trust trust) {
    return switch (trust) {
      case NONE -> Optional.empty();
      case ONCE -> {
        tell(user, known.isEmpty());
        yield Optional.empty();
      }
      case PASSWORD, PROVED -> Optional.of(keep(user, known, tokens, trust));
    };
  }

  /** The user's devices, the one used last first. */
  public List<DeviceDetails> list(long userId, DeviceTokens own) {
    Set<String> hashes = own.hashes();
    return ofUser(userId).stream().map(device -> device.details(hashes)).toList();
  }

  /** Forgets one device of a user; tells whether there was such a one. */
  public boolean revoke(long userId, long deviceId) {
    return em.createNamedQuery("Device.revoke")
            .setParameter("user", userId)
            .setParameter("id", deviceId)
            .executeUpdate()
        > 0;
  }

  /** Forgets all devices of a user. */
  public void forgetAll(long userId) {
    em.createNamedQuery("Device.forget").setParameter("user", userId).executeUpdate();
  }

  /** Forgets devices that were not used for too long; on many nodes at once too. */
  public int removeExpired() {
    return em.createNamedQuery("Device.expired")
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  private DeviceTokens keep(
      SignInUser user, Optional<Long> known, DeviceTokens tokens, Trust trust) {
    String token = Tokens.secret();
    String hash = Tokens.hash(token);
    Set<String> his = his(user, tokens);
    boolean rotated = known.isPresent() && !his.isEmpty() && rotate(user, known.get(), his, hash);
    if (!rotated) {
      authorise(user, hash, known.isEmpty());
    }
    if (trust == Trust.PROVED) {
      prove(user, hash);
    }
    return tokens.with(token, his);
  }

  private void prove(SignInUser user, String hash) {
    Instant now = clock.instant();
    em.flush();
    em.createNamedQuery("Device.prove")
        .setParameter("user", user.id())
        .setParameter("hash", hash)
        .setParameter("now", now)
        .setParameter("until", now.plus(LONGEST))
        .executeUpdate();
  }

  /** Of two sign-ins with the same token the second finds that it has changed. */
  private boolean rotate(SignInUser user, long id, Set<String> hashes, String next) {
    Instant now = clock.instant();
    em.createNamedQuery("Device.prolong")
        .setParameter("id", id)
        .setParameter("until", now.plus(KEPT))
        .executeUpdate();
    return em.createNamedQuery("Device.rotate")
            .setParameter("user", user.id())
            .setParameter("id", id)
            .setParameter("hashes", hashes)
            .setParameter("next", next)
            .setParameter("ip", caller.origin().address())
            .setParameter("agent", caller.origin().userAgent())
            .setParameter("now", now)
            .executeUpdate()
        > 0;
  }

  private void authorise(SignInUser user, String hash, boolean isNew) {
    Instant now = clock.instant();
    makeRoom(user.id());
    em.persist(new Device(user.accountId(), user.id(), hash, caller.origin(), now, KEPT));
    events.fire(new DeviceEvent.Authorised(user.accountId(), user.username(), user.email()));
    tell(user, isNew);
  }

  private void tell(SignInUser user, boolean isNew) {
    if (isNew && user.cameBefore()) {
      mails.tell(user, caller.origin(), clock.instant());
    }
  }

  /** The one used longest ago goes. */
  private void makeRoom(long userId) {
    List<Long> oldest = ofUser(userId).stream().skip(MOST - 1L).map(Device::id).toList();
    if (!oldest.isEmpty()) {
      em.createQuery("delete from Device d where d.id in :ids")
          .setParameter("ids", oldest)
          .executeUpdate();
    }
  }

  private Set<String> his(SignInUser user, DeviceTokens tokens) {
    return tokens.all().isEmpty()
        ? Set.of()
        : Set.copyOf(
            em.createQuery(
                    "select d.tokenHash from Device d"
                        + " where d.userId = :user and d.tokenHash in :hashes",
                    String.class)
                .setParameter("user", user.id())
                .setParameter("hashes", tokens.hashes())
                .getResultStream()
                .map(String::strip)
                .toList());
  }

  private List<Device> ofUser(long userId) {
    return em.createNamedQuery("Device.ofUser", Device.class)
        .setParameter("user", userId)
        .setParameter("now", clock.instant())
        .getResultList();
  }
}
