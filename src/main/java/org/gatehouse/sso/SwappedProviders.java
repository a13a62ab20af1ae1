package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.sso.groups.SeenGroups;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.Change;

/**
 * Sees when an account gets another identity provider: another name, or no certificate in common;
 * with it those do that use its configuration. Whoever came in on the former one's word is out on
 * all nodes, and the managers are told. Nobody is handed over: names that the former one has
 * settled mean nothing from the mouth of another.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class SwappedProviders implements WhenLive {

  @EJB SharedSso shared;
  @EJB FormerProviders former;
  @EJB SeenGroups groups;
  @EJB SsoMails mails;
  @EJB SsoPromotions promotions;
  @Inject Event<AuditEvent> events;

  @Override
  public void changed(LiveChange change) {
    var before = change.before().map(SsoDetails::idp).orElse(null);
    var after = change.after().idp();
    if (before == null || after == null || same(before, after)) {
      return;
    }
    swapped(change.accountId(), before, after);
    shared.uses(change.accountId()).forEach(use -> swapped(use.accountId(), before, after));
  }

  private void swapped(long account, SsoDetails.Idp before, SsoDetails.Idp after) {
    former.end(account);
    if (!before.entityId().equals(after.entityId())) {
      groups.formerly(account, before.entityId());
    }
    mails.swapped(account, before.entityId(), after.entityId(), promotions.who());
    events.fire(
        new SsoEvent.ProviderSwapped(
            account, Change.details(SsoValues.provider(before), SsoValues.provider(after))));
  }

  private static boolean same(SsoDetails.Idp before, SsoDetails.Idp after) {
    return before.entityId().equals(after.entityId())
        && !Collections.disjoint(fingerprints(before), fingerprints(after));
  }

  private static Set<String> fingerprints(SsoDetails.Idp idp) {
    return idp.certificates().stream()
        .map(SsoDetails.Certificate::fingerprint)
        .collect(Collectors.toSet());
  }
}
