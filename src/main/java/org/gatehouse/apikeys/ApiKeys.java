package org.gatehouse.apikeys;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.error.Shown;
import org.gatehouse.platform.persistence.Slice;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.platform.time.CommonEra;
import org.gatehouse.roles.Tenure;
import org.gatehouse.roles.Tenures;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.users.EmailAskers;
import org.jspecify.annotations.Nullable;

/**
 * The API keys of the caller's account. Nobody makes a key, or gets a new secret for one, that may
 * do more than he himself.
 *
 * <p>Each change holds the account's row, so that two of them never pass a check together.
 */
@Stateless
@PermissionRequired(Permission.APIKEYS_MANAGE)
public class ApiKeys {

  /** How many keys an account may have that work or will work. */
  static final int MOST = 100;

  /** How long a rotated key can go on working. */
  static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

  @EJB ApiKeyRows rows;
  @EJB Accounts accounts;
  @EJB EmailAskers askers;
  @EJB Tenures tenures;
  @Inject CurrentCaller caller;
  @Inject Clock clock;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /** Makes a key; its text is in the answer and never to be had again. */
  public IssuedKey create(KeyForm wanted) {
    return recorded(ApiKeyEvent.Deed.CREATE, wanted.name(), () -> make(wanted));
  }

  /** The key with this public id. */
  public ApiKeyDetails get(String id) {
    return rows.get(caller.accountId(), id).details(now());
  }

  /**
   * Keys, the newest first.
   *
   * @param after the cursor of the page before; empty for the first page
   */
  public Slice<ApiKeyDetails> list(String after, int limit) {
    Instant now = now();
    List<ApiKey> keys = rows.page(caller.accountId(), Slice.before(after), limit + 1);
    return Slice.of(keys, limit, key -> Long.toString(key.id())).map(key -> key.details(now));
  }

  /** Changes name, time and scopes; CONFLICT for a key that works no more, or was not so shown. */
  public ApiKeyDetails update(String id, KeyForm wanted, String shown) {
    return recorded(ApiKeyEvent.Deed.UPDATE, wanted.name(), () -> change(id, wanted, shown));
  }

  /**
   * Makes a key that takes the place of another one, with the same name, scopes and length of life;
   * the other one works on for the overlap. It opens nothing before the other one would.
   *
   * @param hours the overlap, from 0 to 720
   */
  public IssuedKey rotate(String id, int hours) {
    return recorded(ApiKeyEvent.Deed.ROTATE, id, () -> replace(id, hours));
  }

  /** Ends a key at once; one that is over already stays as it is. */
  public void revoke(String id) {
    recorded(
        ApiKeyEvent.Deed.REVOKE,
        id,
        () -> {
          ApiKey key = locked(id);
          if (!key.details(now()).status().over()) {
            key.revoke(now());
            askers.endAskedBy(caller.accountId(), key.details(now()).name());
            events.fire(new ApiKeyEvent.Revoked(caller.accountId(), key.details(now())));
          }
          return key;
        });
  }

  /** The codes of the scopes that the caller may give to a key. */
  public List<String> grantable() {
    return CheckedKey.GRANTABLE.stream()
        .filter(caller.get()::may)
        .sorted()
        .map(Permission::code)
        .toList();
  }

  private IssuedKey make(KeyForm wanted) {
    accounts.lock(caller.accountId());
    Complaints complaints = new Complaints();
    CheckedKey checked =
        CheckedKey.of(wanted, caller.get(), tenure(), now(), null, Set.of(), now(), complaints);
    complaints.refuse();
    IssuedKey issued = issue(checked, false);
    events.fire(new ApiKeyEvent.Created(caller.accountId(), issued.details()));
    return issued;
  }

  private IssuedKey issue(CheckedKey checked, boolean lent) {
    if (rows.countCurrent(caller.accountId(), now(), MOST) >= MOST) {
      throw BusinessException.of(Kind.CONFLICT, "apikeys.tooMany", MOST);
    }
    KeyText text = KeyText.random();
    String maker = caller.get().nameIn(caller.accountId());
    ApiKey key = new ApiKey(text, caller.accountId(), checked, maker, now());
    if (lent || !tenures.lasting(checked.scopes())) {
      key.lend();
    }
    rows.insert(key);
    return new IssuedKey(key.details(now()), text.text());
  }

  private ApiKeyDetails change(String id, KeyForm wanted, String shown) {
    ApiKey key = usable(id);
    ApiKeyDetails before = key.details(now());
    // Its end is that of the overlap, and nobody looks at it any more.
    if (before.rotatedInto() != null) {
      throw BusinessException.of(Kind.CONFLICT, "apikeys.rotatedAlready.change");
    }
    Shown.require(shown, before.shown());
    Complaints complaints = new Complaints();
    CheckedKey checked =
        CheckedKey.of(
            wanted,
            caller.get(),
            tenure(),
            before.validFrom(),
            before.expiresAt(),
            key.scopes(),
            now(),
            complaints);
    complaints.refuse();
    if (!tenures.lasting(checked.beyond(key.scopes()))) {
      key.lend();
    }
    key.change(checked);
    askers.endAskedBy(caller.accountId(), before.name());
    ApiKeyDetails after = key.details(now());
    events.fire(new ApiKeyEvent.Updated(caller.accountId(), before, after));
    return after;
  }

  private IssuedKey replace(String id, int hours) {
    if (hours < 0 || hours > LONGEST_OVERLAP.toHours()) {
      throw BusinessException.invalid(
          "overlapHours", "apikeys.overlap.range", LONGEST_OVERLAP.toHours());
    }
    ApiKey key = usable(id);
    ApiKeyDetails old = key.details(now());
    if (old.rotatedInto() != null) {
      throw BusinessException.of(Kind.CONFLICT, "apikeys.rotatedAlready");
    }
    Instant from = old.validFrom().isAfter(now()) ? old.validFrom() : now();
    Instant end = end(old, from);
    if (!tenure().covers(key.scopes(), end)) {
      throw BusinessException.of(Kind.FORBIDDEN, "roles.timed");
    }
    Duration overlap = Duration.ofHours(hours);
    Instant until = CommonEra.within(from.plus(overlap));
    // The old one first, so that an account with all the keys it may have can still rotate them.
    key.giveWay("", until);
    rows.flush();
    IssuedKey issued = issue(new CheckedKey(old.name(), from, end, key.scopes()), key.lent());
    key.giveWay(issued.details().id(), until);
    events.fire(new ApiKeyEvent.Rotated(caller.accountId(), old, issued.details().id(), overlap));
    return issued;
  }

  /** Whoever comes with a key that ends makes none that works for longer; else his roles count. */
  private Tenure tenure() {
    Caller who = caller.get();
    return who.until()
        .map(end -> Tenure.until(end, who.permissions()))
        .orElseGet(tenures::ofCaller);
  }

  private static @Nullable Instant end(ApiKeyDetails old, Instant from) {
    return old.expiresAt() == null
        ? null
        : CommonEra.within(from.plus(Duration.between(old.validFrom(), old.expiresAt())));
  }

  private ApiKey usable(String id) {
    ApiKey key = locked(id);
    if (!caller.get().permissions().containsAll(key.scopes())) {
      throw BusinessException.forbidden();
    }
    if (key.details(now()).status().over()) {
      throw BusinessException.of(Kind.CONFLICT, "apikeys.over");
    }
    return key;
  }

  private ApiKey locked(String id) {
    accounts.lock(caller.accountId());
    return rows.get(caller.accountId(), id);
  }

  private <T> T recorded(ApiKeyEvent.Deed deed, @Nullable String key, Supplier<T> work) {
    try {
      return work.get();
    } catch (BusinessException refusal) {
      String harmless = OneLine.harmless(key, CheckedKey.LONGEST_NAME);
      trail.recordFailure(
          new ApiKeyEvent.Failed(caller.accountId(), deed, harmless, refusal.key()));
      throw refusal;
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
