package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.sso.keys.ImportedKey;
import org.gatehouse.sso.keys.KeyRefusal;
import org.gatehouse.sso.keys.SealedKey;
import org.gatehouse.sso.keys.SpareKey;
import org.gatehouse.sso.keys.SpareKeys;
import org.gatehouse.trail.AuditEvent;
import org.jspecify.annotations.Nullable;

/**
 * Replaces our key pair in three steps, each of which somebody wants: the next one is made or
 * brought along, and our metadata names it beside the one in use; it takes its place; the former
 * one goes, which reads what is encrypted for it until then.
 */
@Stateless
@PermissionRequired(Permission.SSO_MANAGE)
public class SsoOwnKeys {

  @EJB SsoRows rows;
  @Inject SsoKeys keys;
  @EJB SpareKeys spares;
  @Inject SsoAddresses addresses;
  @Inject RecordedSso recorded;
  @Inject CurrentCaller caller;
  @Inject Clock clock;
  @Inject Event<AuditEvent> events;

  /** Makes the next key pair; CONFLICT while there is one. */
  public SsoDetails prepare() {
    return change(SsoEvent.KeyChanged.Deed.PREPARE, live -> next(live, keys.make(live.spName())));
  }

  /**
   * Takes the next key pair from somebody who has one; INVALID concerns {@code key}.
   *
   * @param typed PEM, or PKCS#12 in Base64; see {@link ImportedKey}
   */
  public SsoDetails bring(@Nullable String typed, @Nullable String password) {
    return change(
        SsoEvent.KeyChanged.Deed.PREPARE,
        live -> {
          try {
            return next(live, keys.seal(ImportedKey.read(typed, password, clock.instant())));
          } catch (KeyRefusal refusal) {
            throw BusinessException.invalid("key", "sso.key." + refusal.reason().name());
          }
        });
  }

  /**
   * Gives the next key pair up again; NOT_FOUND for none.
   *
   * @param fingerprint as {@link #switchTo}; null for whichever it is
   */
  public SsoDetails discard(@Nullable String fingerprint) {
    return change(
        SsoEvent.KeyChanged.Deed.DISCARD,
        live -> {
          SealedKey next = spare(live, SpareKey.State.NEXT);
          demand(fingerprint == null || addresses.fingerprint(next).equals(fingerprint));
          spares.remove(live.accountId(), SpareKey.State.NEXT);
          return next;
        });
  }

  /**
   * Lets the next key pair take the place of the one in use, from the next request on.
   *
   * @param fingerprint that of the next one's certificate, as somebody has seen it; CONFLICT if it
   *     is another one by now
   */
  public SsoDetails switchTo(@Nullable String fingerprint) {
    return change(
        SsoEvent.KeyChanged.Deed.SWITCH,
        live -> {
          SealedKey next = spare(live, SpareKey.State.NEXT);
          demand(addresses.fingerprint(next).equals(fingerprint));
          spares.remove(live.accountId(), SpareKey.State.NEXT);
          spares.keep(live.accountId(), SpareKey.State.FORMER, live.key());
          live.use(next, clock.instant());
          return next;
        });
  }

  /**
   * Lets the former key pair go; what is encrypted for it is read no more. NOT_FOUND for none.
   *
   * @param fingerprint that of its certificate, as somebody has seen it; null for whichever it is.
   *     CONFLICT if it is another one by now
   */
  public SsoDetails retire(@Nullable String fingerprint) {
    return change(
        SsoEvent.KeyChanged.Deed.RETIRE,
        live -> {
          SealedKey former = spare(live, SpareKey.State.FORMER);
          demand(fingerprint == null || addresses.fingerprint(former).equals(fingerprint));
          spares.remove(live.accountId(), SpareKey.State.FORMER);
          return former;
        });
  }

  private static void demand(boolean same) {
    if (!same) {
      throw BusinessException.of(Kind.CONFLICT, "sso.key.other");
    }
  }

  private SealedKey next(SsoConfiguration live, SealedKey key) {
    if (find(live, SpareKey.State.NEXT).isPresent()) {
      throw BusinessException.of(Kind.CONFLICT, "sso.key.there");
    }
    spares.keep(live.accountId(), SpareKey.State.NEXT, key);
    return key;
  }

  private SealedKey spare(SsoConfiguration live, SpareKey.State state) {
    return find(live, state).orElseThrow(BusinessException::notFound);
  }

  private Optional<SealedKey> find(SsoConfiguration live, SpareKey.State state) {
    return spares.of(live.accountId()).stream()
        .filter(key -> key.state() == state)
        .map(SpareKey::key)
        .findFirst();
  }

  /** All nodes build anew what they made of the configuration, since it has another version. */
  private SsoDetails change(
      SsoEvent.KeyChanged.Deed deed, Function<SsoConfiguration, SealedKey> change) {
    return recorded.recorded(
        reason -> new SsoEvent.KeyFailed(caller.accountId(), deed, reason),
        () -> {
          SsoConfiguration live =
              rows.ofAccount(caller.accountId()).orElseThrow(BusinessException::notFound);
          // First, so that of two changes at once the second is refused before it does anything.
          rows.touch(live);
          rows.store(live);
          SealedKey key = change.apply(live);
          rows.store(live);
          events.fire(
              new SsoEvent.KeyChanged(
                  live.accountId(), deed, Map.of("fingerprint", addresses.fingerprint(key))));
          return addresses.details(live, clock.instant());
        });
  }
}
