package org.gatehouse.devices;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.SignIn;
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

  /** The same where only a password was given on it, to the end of the day in UTC. */
  private static final Duration KEPT = Duration.ofDays(90);

  static final int MOST = 50;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject CurrentCaller caller;
  @EJB DeviceTokenRows rows;
  @EJB NewDeviceMails news;
  @EJB LostDeviceMails mails;
  @Inject Event<AuditEvent> events;

  /**
   * The id of the user's device that one of these tokens belongs to. If one is a copy, its device
   * is revoked, and the owner is told.
   */
  public Optional<Long> find(Optional<SignInUser> user, DeviceTokens tokens) {
    if (user.isEmpty()) {
      return Optional.empty();
    }
    List<DeviceToken> his = rows.his(user.get().id(), tokens);
    Set<Long> copied =
        his.stream().filter(rows::copied).map(DeviceToken::deviceId).collect(Collectors.toSet());
    copied.forEach(device -> copied(user.get(), device));
    return his.stream()
        .map(DeviceToken::deviceId)
        .filter(device -> !copied.contains(device))
        .findFirst();
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
   * @param way how he has proved who he is
   */
  public Optional<DeviceTokens> signedIn(
      SignInUser user, Optional<Long> known, DeviceTokens tokens, Trust trust, SignIn.Way way) {
    return switch (trust) {
      case NONE -> Optional.empty();
      case ONCE -> {
        tell(user, known.isEmpty(), way);
        yield Optional.empty();
      }
      case PASSWORD, PROVED -> Optional.of(keep(user, known, tokens, trust, way));
    };
  }

  /** The user's devices, the one used last first. */
  public List<DeviceDetails> list(long userId, DeviceTokens own) {
    Set<Long> here =
        rows.his(userId, own).stream().map(DeviceToken::deviceId).collect(Collectors.toSet());
    return ofUser(userId).stream().map(device -> device.details(here)).toList();
  }

  /** Forgets one device of a user, and tells which it was; empty if there was no such one. */
  public Optional<DeviceDetails> revoke(long userId, long deviceId) {
    Optional<DeviceDetails> device =
        Optional.ofNullable(em.find(Device.class, deviceId))
            .filter(found -> found.userId() == userId)
            .map(found -> found.details(Set.of()));
    int gone =
        em.createNamedQuery("Device.revoke")
            .setParameter("user", userId)
            .setParameter("id", deviceId)
            .executeUpdate();
    return device.filter(found -> gone > 0);
  }

  /** Forgets all devices of a user. */
  public void forgetAll(long userId) {
    em.createNamedQuery("Device.forget").setParameter("user", userId).executeUpdate();
  }

  /** Forgets what was not used for too long; on many nodes at once too. */
  public int removeExpired() {
    Instant now = clock.instant();
    rows.removeReplaced(now.minus(LONGEST));
    return em.createNamedQuery("Device.expired").setParameter("now", now).executeUpdate();
  }

  private DeviceTokens keep(
      SignInUser user, Optional<Long> known, DeviceTokens tokens, Trust trust, SignIn.Way way) {
    String token = Tokens.secret();
    boolean used = known.isPresent() && !tokens.all().isEmpty() && use(user, known.get());
    // While the device is held: what another sign-in on it has replaced is seen.
    Set<String> his =
        used
            ? rows.exchange(user.id(), known.get(), tokens, token)
            : rows.hashes(user.id(), tokens);
    long device;
    if (used && !his.isEmpty()) {
      device = known.get();
    } else {
      device = authorise(user, known.isEmpty(), way);
      rows.add(token, device, user.id());
    }
    if (trust == Trust.PROVED) {
      prove(user, device);
    }
    return tokens.with(token, his);
  }

  private void prove(SignInUser user, long device) {
    Instant now = clock.instant();
    em.createNamedQuery("Device.prove")
        .setParameter("user", user.id())
        .setParameter("id", device)
        .setParameter("now", now)
        .setParameter("until", now.plus(LONGEST))
        .executeUpdate();
  }

  /** Of two requests with the same copy one revokes and tells. */
  private void copied(SignInUser owner, long deviceId) {
    revoke(owner.id(), deviceId)
        .ifPresent(
            device -> {
              mails.copied(owner, device);
              events.fire(
                  new DeviceEvent.Copied(owner.accountId(), owner.username(), owner.email()));
            });
  }

  /**
   * Holds the device's row, so that sign-ins on it come one after the other; whether it is there.
   */
  private boolean use(SignInUser user, long id) {
    Instant now = clock.instant();
    // Most are known for as long as a password lets them; one on which more was proved stays so.
    int longer =
        used("Device.usedLonger", user, id, now).setParameter("until", until(now)).executeUpdate();
    return longer > 0 || used("Device.used", user, id, now).executeUpdate() > 0;
  }

  /** The same moment all day long, because an index holds it. */
  static Instant until(Instant now) {
    return now.plus(KEPT).truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
  }

  private Query used(String query, SignInUser user, long id, Instant now) {
    return em.createNamedQuery(query)
        .setParameter("user", user.id())
        .setParameter("id", id)
        .setParameter("ip", caller.origin().address())
        .setParameter("agent", caller.origin().userAgent())
        .setParameter("now", now);
  }

  private long authorise(SignInUser user, boolean isNew, SignIn.Way way) {
    Instant now = clock.instant();
    makeRoom(user.id());
    Device device = new Device(user.accountId(), user.id(), caller.origin(), now, until(now));
    em.persist(device);
    em.flush();
    events.fire(new DeviceEvent.Authorised(user.accountId(), user.username(), user.email()));
    tell(user, isNew, way);
    return device.id();
  }

  private void tell(SignInUser user, boolean isNew, SignIn.Way way) {
    if (isNew && user.cameBefore()) {
      news.tell(user, way, caller.origin(), clock.instant());
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

  private List<Device> ofUser(long userId) {
    return em.createNamedQuery("Device.ofUser", Device.class)
        .setParameter("user", userId)
        .setParameter("now", clock.instant())
        .getResultList();
  }
}
