package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.parts.All;
import org.gatehouse.sso.drafts.LiveVersions;
import org.gatehouse.sso.drafts.Proof;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.Change;
import org.jspecify.annotations.Nullable;

/**
 * Makes a changed configuration live: the one place for it, whatever led there. The history, the
 * audit log and whoever else has to know learn of it in the same transaction.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class SsoPromotions {

  @EJB SsoRows rows;
  @Inject SsoAddresses addresses;
  @EJB LiveVersions versions;
  @Inject CurrentCaller caller;
  @Inject Clock clock;
  @Inject Event<AuditEvent> events;
  @Inject All<WhenLive> others;

  /**
   * What a configuration was before somebody changes it.
   *
   * @param terms its values as a version keeps them; none while the provider's part is missing
   */
  public record Before(
      Map<String, String> values,
      Map<String, String> terms,
      Optional<Instant> since,
      Optional<SsoDetails> details) {}

  /** Takes down what is there. */
  public Before before(@Nullable SsoConfiguration configuration) {
    return configuration == null
        ? new Before(Map.of(), Map.of(), Optional.empty(), Optional.empty())
        : new Before(
            SsoValues.of(configuration),
            terms(configuration),
            Optional.of(configuration.changedAt()),
            Optional.of(addresses.details(configuration, clock.instant())));
  }

  /**
   * Stores what it is now.
   *
   * @throws BusinessException CONFLICT if somebody else has changed it meanwhile, or has the name
   */
  public SsoDetails store(SsoConfiguration configuration, Before before, Proof proof) {
    rows.store(configuration);
    Optional<Integer> version = keep(configuration, before, proof);
    SsoDetails details = addresses.details(configuration, clock.instant());
    events.fire(
        new SsoEvent.Configured(
            configuration.accountId(), told(configuration, before, version, proof)));
    var change =
        new WhenLive.LiveChange(configuration.accountId(), before.details(), details, version);
    others.forEach(other -> other.changed(change));
    return details;
  }

  /** Who is at it, as the history names him. */
  public String who() {
    Caller who = caller.get();
    // Nobody is signed in while a timer follows the provider's metadata.
    if (who.kind() == Caller.Kind.ANONYMOUS) {
      return Caller.SYSTEM.userName();
    }
    return who.elsewhere() ? who.home().slug() + ":" + who.userName() : who.userName();
  }

  /** Other values are another version; those from before there was a history come first in it. */
  private Optional<Integer> keep(SsoConfiguration configuration, Before before, Proof proof) {
    Map<String, String> terms = terms(configuration);
    if (terms.equals(before.terms())) {
      return Optional.empty();
    }
    long account = configuration.accountId();
    Instant now = clock.instant();
    if (!before.terms().isEmpty() && versions.newest(account) == 0) {
      versions.add(account, before.terms(), before.since().orElse(now), "", Proof.DIRECT);
    }
    return Optional.of(versions.add(account, terms, now, who(), proof));
  }

  private static Map<String, String> terms(SsoConfiguration configuration) {
    var idp = configuration.idp();
    return idp == null ? Map.of() : SsoTerms.of(idp, configuration.options());
  }

  private static Map<String, String> told(
      SsoConfiguration configuration, Before before, Optional<Integer> version, Proof proof) {
    var details = new LinkedHashMap<>(Change.details(before.values(), SsoValues.of(configuration)));
    version.ifPresent(
        number -> {
          details.put("version", number.toString());
          details.put("proof", proof.name());
        });
    return details;
  }
}
