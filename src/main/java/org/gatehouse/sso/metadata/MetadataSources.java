package org.gatehouse.sso.metadata;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.Change;
import org.jspecify.annotations.Nullable;

/** Where the metadata of the caller's identity provider is fetched every day, if anywhere. */
@Stateless
@PermissionRequired(Permission.SSO_MANAGE)
public class MetadataSources {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB MetadataImports imports;
  @EJB MetadataRefreshes refreshes;
  @Inject AgreedProvider agreed;
  @Inject CurrentCaller caller;
  @Inject Clock clock;
  @Inject Event<AuditEvent> events;

  /** The address with what came of it, if there is one. */
  public Optional<SourceDetails> find() {
    return Optional.ofNullable(row()).map(MetadataSource::details);
  }

  /** What it says by now, while that is something else than before. */
  public List<FoundDetails> news() {
    return find().map(SourceDetails::newsLook).map(imports::found).orElse(List.of());
  }

  /** What a person has decided about it, by name; empty if it is fetched nowhere. */
  public Map<String, String> values() {
    return values(row());
  }

  /**
   * Whether the address is that of another provider than the live one: what it says is of no use
   * while that is so.
   */
  public boolean astray() {
    return find()
        .filter(
            source ->
                agreed
                    .find(caller.accountId())
                    .filter(live -> live.own() && !live.entityId().equals(source.entityId()))
                    .isPresent())
        .isPresent();
  }

  /** Follows the address of a draft that is becoming live; the caller holds the account. */
  public void follow(DraftSource draft) {
    MetadataSource known =
        em.find(MetadataSource.class, caller.accountId(), LockModeType.PESSIMISTIC_WRITE);
    Map<String, String> before = values(known);
    MetadataSource source = known == null ? new MetadataSource(caller.accountId()) : known;
    source.follow(draft, clock.instant());
    em.persist(source);
    tell(before, values(source));
  }

  /** Decides whether changed certificates are taken over at once. */
  public void setKeepCurrent(boolean keep) {
    MetadataSource source = existing();
    Map<String, String> before = values(source);
    source.keepCurrent(keep);
    tell(before, values(source));
  }

  /** Fetches it now; TOO_MANY as {@link MetadataImports#fetch}. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void refresh() {
    imports.spend();
    refreshes.refresh(caller.accountId());
  }

  /** Leaves what is live as it is, whatever the provider says by now. */
  public void ignoreNews() {
    existing().ignoreNews();
  }

  /** Fetches nothing any more; what was taken stays. */
  public void stop() {
    MetadataSource source = existing();
    em.remove(source);
    tell(values(source), Map.of());
  }

  private void tell(Map<String, String> before, Map<String, String> after) {
    Map<String, String> change = Change.details(before, after);
    if (!change.isEmpty()) {
      events.fire(new MetadataEvent(caller.accountId(), change));
    }
  }

  private static Map<String, String> values(@Nullable MetadataSource source) {
    if (source == null) {
      return Map.of();
    }
    SourceDetails details = source.details();
    return DraftSource.values(details.url(), details.keepCurrent());
  }

  private MetadataSource existing() {
    return Optional.ofNullable(row()).orElseThrow(BusinessException::notFound);
  }

  private @Nullable MetadataSource row() {
    return em.find(MetadataSource.class, caller.accountId());
  }
}
