package org.gatehouse.sso.guide;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.error.BusinessException;

/**
 * How far the caller's account is with setting single sign-on up, so that anybody goes on there.
 */
@Stateless
@PermissionRequired(Permission.SSO_MANAGE)
public class Guides {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject CurrentCaller caller;
  @Inject Clock clock;

  /** How far it is, once somebody has chosen a provider. */
  public Optional<Guide.Progress> find() {
    return Optional.ofNullable(em.find(Guide.class, caller.accountId())).map(Guide::progress);
  }

  /** Chooses the provider whose words are shown. */
  public void choose(Provider provider) {
    Guide known = em.find(Guide.class, caller.accountId());
    if (known == null) {
      em.persist(new Guide(caller.accountId(), provider));
    } else {
      known.choose(provider);
    }
  }

  /** Notes that the provider knows our values. */
  public void given() {
    Optional.ofNullable(em.find(Guide.class, caller.accountId()))
        .orElseThrow(BusinessException::notFound)
        .given(clock.instant());
  }
}
