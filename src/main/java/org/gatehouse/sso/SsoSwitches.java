package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.parts.All;
import org.gatehouse.sso.drafts.Proof;

/**
 * What counts at once, whatever is being prepared: whether people come in through the provider at
 * all, whether they come in by it alone, and whether its groups become teams.
 */
@Stateless
@PermissionRequired(Permission.SSO_MANAGE)
public class SsoSwitches {

  @EJB SsoRows rows;
  @EJB SsoPromotions promotions;
  @Inject CurrentCaller caller;
  @Inject Clock clock;
  @Inject RecordedSso recorded;
  @Inject All<BeforeEnforcement> concerns;

  /**
   * Turns it on beside passwords; nothing changes where it is on. CONFLICT before it is complete.
   */
  public SsoDetails turnOn() {
    return recorded.live(
        () ->
            change(
                complete(live()),
                options ->
                    options.enabled() ? options : options.withEnforced(false).withEnabled(true)));
  }

  /**
   * Turns single sign-on on or off.
   *
   * @param confirmed that he means it where passwords will be refused from then on; see {@link
   *     #concerns()}. CONFLICT without it
   */
  public SsoDetails setEnabled(boolean on, boolean confirmed) {
    return recorded.live(
        () -> {
          SsoConfiguration live = on ? complete(live()) : live();
          if (on && live.options().enforced()) {
            ask(confirmed);
          }
          return change(live, options -> options.withEnabled(on));
        });
  }

  /**
   * Decides whether the account's people come in by single sign-on alone; counts while it is on.
   *
   * @param confirmed that he means it though there are {@link #concerns()}; CONFLICT without it
   */
  public SsoDetails setEnforced(boolean on, boolean confirmed) {
    return recorded.recorded(
        reason -> new SsoEvent.EnforcingFailed(caller.accountId(), on, reason),
        () -> {
          SsoConfiguration live = live();
          if (on) {
            ask(confirmed);
          }
          return change(live, options -> options.withEnforced(on));
        });
  }

  /** Decides whether the provider's groups become teams from the next sign-in on. */
  public SsoDetails setAutoCreateGroups(boolean on) {
    return recorded.live(() -> change(live(), options -> options.withAutoCreateGroups(on)));
  }

  /** What should be done before passwords are refused, here and wherever this one is shared. */
  public List<BeforeEnforcement.Concern> concerns() {
    return concerns.stream().flatMap(one -> one.concerns(caller.accountId()).stream()).toList();
  }

  private void ask(boolean confirmed) {
    List<BeforeEnforcement.Concern> open = confirmed ? List.of() : concerns();
    if (!open.isEmpty()) {
      throw BusinessException.of(
          Kind.CONFLICT, open.get(0).key(), open.get(0).parameters().toArray());
    }
  }

  /** Nothing is written, and nothing told, where all is as it shall be. */
  private SsoDetails change(SsoConfiguration live, UnaryOperator<SsoOptions> change) {
    live.requireOwn();
    var before = promotions.before(live);
    SsoOptions changed = change.apply(live.options());
    if (changed.equals(live.options())) {
      return before.details().orElseThrow();
    }
    live.apply(changed, clock.instant());
    return promotions.store(live, before, Proof.DIRECT);
  }

  private static SsoConfiguration complete(SsoConfiguration live) {
    if (live.idp() == null) {
      throw BusinessException.conflict("enabled", "sso.enabled.early");
    }
    return live;
  }

  private SsoConfiguration live() {
    return rows.ofAccount(caller.accountId()).orElseThrow(BusinessException::notFound);
  }
}
