package org.gatehouse.hosts;

import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.branding.Brandings;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.Change;
import org.jspecify.annotations.Nullable;

/**
 * The login host of the caller's account. It needs the account's logo, which its login page shows;
 * until its records prove it, nothing answers under it.
 */
@Stateless
@LocalBean
@PermissionRequired(Permission.BRANDING_MANAGE)
public class Hosts {

  @Inject Clock clock;
  @Inject CurrentCaller caller;
  @Inject Settings settings;
  @EJB Accounts accounts;
  @EJB Brandings brandings;
  @EJB HostRows rows;
  @EJB FirstClaims claims;
  @Inject HostDoctor doctor;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /** The claim; empty for none. */
  public Optional<ClaimDetails> find() {
    return rows.find(caller.accountId()).map(this::details);
  }

  /**
   * Claims a host; the same one again goes on with the claim that there is. INVALID says what is
   * wrong with the name or that there is no logo, CONFLICT that another account is before, or that
   * another host of this one answers.
   */
  public ClaimDetails claim(@Nullable String typed) {
    long account = caller.accountId();
    // One at a time, so that the log's value before is the one that was there.
    accounts.lock(account);
    HostClaim claim = rows.find(account).orElse(null);
    try {
      String host = new HostRules(settings.publicUrl().getHost()).check(typed);
      if (brandings.of(account).logo() == null) {
        throw BusinessException.invalid(HostRules.FIELD, "hosts.logo.needed");
      }
      if (claim != null && claim.state().watched() && claim.host().equals(host)) {
        return details(claim);
      }
      if (claim != null && claim.state().answers()) {
        // Whoever types another name does not mean that everybody there is out at once.
        throw BusinessException.conflict(HostRules.FIELD, "hosts.host.inUse");
      }
      return claim(account, claim, host);
    } catch (BusinessException refusal) {
      trail.recordFailure(
          new HostEvent.ChangeFailed(
              account, refusal.key(), OneLine.harmless(typed, HostRules.LONGEST)));
      throw refusal;
    }
  }

  /** Gives the host up at once; whoever has none is as he was. */
  public void release() {
    long account = caller.accountId();
    accounts.lock(account);
    rows.find(account)
        .ifPresent(
            claim -> {
              rows.remove(claim);
              tell(account, value(claim), "");
            });
  }

  private ClaimDetails claim(long account, @Nullable HostClaim before, String host) {
    Instant now = clock.instant();
    Optional<HostClaim> holder = rows.holder(host).filter(other -> other.accountId() != account);
    if (holder.isPresent()) {
      HostClaim other = holder.get();
      if (other.state().answers() || claims.reserve(other.accountId(), host, now)) {
        throw BusinessException.conflict(HostRules.FIELD, "hosts.host.taken");
      }
      other.letGo();
      rows.write();
    }
    claims.note(account, host, now);
    String former = before == null ? "" : value(before);
    HostClaim claim = before;
    if (claim == null) {
      claim = new HostClaim(account, host, now);
      rows.add(claim);
    } else {
      claim.claim(host, now);
    }
    rows.write();
    tell(account, former, host);
    return details(claim);
  }

  private void tell(long account, String before, String after) {
    events.fire(
        new HostEvent.Changed(
            account,
            Change.details(Map.of(HostRules.FIELD, before), Map.of(HostRules.FIELD, after))));
  }

  /** The host as the log knows it: one that was lost to others is none any more. */
  private static String value(HostClaim claim) {
    return claim.state().watched() ? claim.host() : "";
  }

  private ClaimDetails details(HostClaim claim) {
    return claim.details(doctor, settings.linkAt(claim.host(), "/login"));
  }
}
