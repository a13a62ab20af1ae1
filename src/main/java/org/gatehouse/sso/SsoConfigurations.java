package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.sso.drafts.Proof;
import org.jspecify.annotations.Nullable;

/** The single sign-on of the caller's account, for those who may configure it. */
@Stateless
@PermissionRequired(Permission.SSO_MANAGE)
public class SsoConfigurations {

  @EJB SsoRows rows;
  @Inject SsoKeys keys;
  @EJB SsoPromotions promotions;
  @Inject SsoAddresses addresses;
  @EJB Accounts accounts;
  @Inject CurrentCaller caller;
  @Inject Clock clock;
  @Inject RecordedSso recorded;

  /** The configuration, if one was begun. */
  public Optional<SsoDetails> find() {
    return rows.ofAccount(caller.accountId())
        .map(configuration -> addresses.details(configuration, clock.instant()));
  }

  /** The configuration. */
  public SsoDetails get() {
    return find().orElseThrow(BusinessException::notFound);
  }

  /**
   * Makes our addresses from a short name, or new ones from another name; then the identity
   * provider has to learn them anew. INVALID or CONFLICT concern {@code spName}.
   */
  public SsoDetails name(@Nullable String spName) {
    return recorded.live(
        () -> {
          var configuration = rows.ofAccount(caller.accountId()).orElse(null);
          var before = promotions.before(configuration);
          var complaints = new Complaints();
          var name = checkedName(spName, configuration, complaints);
          complaints.refuse();
          return promotions.store(named(configuration, name), before, Proof.DIRECT);
        });
  }

  /**
   * Saves the whole configuration past any draft, as programs do; with {@code enabled} it counts
   * from the next sign-in on. INVALID names all fields that are wrong, and then nothing was
   * changed.
   */
  public SsoDetails save(NewSso wanted) {
    return recorded.live(
        () -> {
          var configuration = rows.ofAccount(caller.accountId()).orElse(null);
          var before = promotions.before(configuration);
          var complaints = new Complaints();
          var options = configuration == null ? SsoOptions.standard() : configuration.options();
          var checked = CheckedSso.of(wanted, options, complaints);
          var name = checkedName(wanted.spName(), configuration, complaints);
          complaints.refuse();
          var changed = named(configuration, name);
          changed.apply(checked, clock.instant());
          return promotions.store(changed, before, Proof.DIRECT);
        });
  }

  /** The typed name, else the one that there is, else the account's. */
  private String checkedName(
      @Nullable String typed, @Nullable SsoConfiguration configuration, Complaints complaints) {
    if (typed == null || typed.isBlank()) {
      return configuration == null ? caller.get().account().slug() : configuration.spName();
    }
    var name = typed.strip();
    CheckedSso.checkName(name, complaints);
    boolean others =
        accounts.find(name).filter(account -> account.id() != caller.accountId()).isPresent();
    if (others) {
      throw BusinessException.conflict("spName", "sso.spName.taken");
    }
    return name;
  }

  private SsoConfiguration named(@Nullable SsoConfiguration known, String name) {
    var configuration =
        known == null
            ? new SsoConfiguration(caller.accountId(), keys.make(name), clock.instant())
            : known;
    if (known == null || !known.spName().equals(name)) {
      configuration.rename(name, Tokens.id(), clock.instant());
    }
    return configuration;
  }
}
