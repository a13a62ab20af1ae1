package org.gatehouse.sso.groups;

import com.google.common.collect.Lists;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.teams.GroupNames;
import org.gatehouse.teams.GroupSync;
import org.gatehouse.trail.AuditEvent;
import org.jspecify.annotations.Nullable;

/**
 * Keeps which groups the sign-ins of an account have named, a thousand at most, whether or not
 * teams follow them. Whoever writes here holds the account's row.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class SeenGroups {

  static final int MOST = 1000;

  private static final int AT_ONCE = 500;
  private static final Duration KEPT = Duration.ofDays(90);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB Accounts accounts;
  @EJB GroupSync sync;
  @Inject GroupSwitch groupSwitch;
  @Inject Clock clock;
  @Inject Event<AuditEvent> events;

  /**
   * Notes the groups of somebody's sign-in; their ids.
   *
   * @param before the ids that the same was answered with at his last sign-in
   */
  public Set<Long> note(long account, GroupNames groups, Collection<Long> before) {
    accounts.lock(account);
    Set<Long> ids = new HashSet<>();
    Instant now = now();
    for (SeenGroup group : found(account, groups, null)) {
      group.seen(!before.contains(group.id()), now);
      ids.add(group.id());
    }
    Set<Long> gone = new HashSet<>(before);
    gone.removeAll(ids);
    fewer(gone);
    return ids;
  }

  /**
   * Those of the live provider are the former one's from now on, which had that name. Whoever had
   * them is counted again when he comes: by another one he is the same person.
   */
  public void formerly(long account, String provider) {
    em.createNamedQuery("SeenGroup.formerly")
        .setParameter("account", account)
        .setParameter("provider", Tokens.hash(provider))
        .executeUpdate();
    for (String query : List.of("SeenGroup.nobodys", "SsoLink.withoutGroups")) {
      em.createNamedQuery(query).setParameter("account", account).executeUpdate();
    }
  }

  /** Notes the groups of a test sign-in by the provider of that name, which stands for nobody. */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void tried(long account, String provider, GroupNames groups) {
    accounts.lock(account);
    String hash = Tokens.hash(provider);
    boolean live = groupSwitch.provider(account).filter(hash::equals).isPresent();
    String other = live ? null : hash;
    Instant now = now();
    found(account, groups, other).forEach(group -> group.tried(other, now));
  }

  /** Tells the log once a day which groups become no team, while teams follow groups. */
  public void warn(long account, GroupNames groups) {
    Map<String, String> reasons = new HashMap<>();
    groups.unusable().forEach(one -> reasons.put(one.key(), one.why().name()));
    sync.foretell(account, groups)
        .forEach(
            (key, fate) -> {
              if (fate == GroupSync.Fate.CONFLICT) {
                reasons.put(key, "MANUAL");
              }
            });
    Instant now = now();
    for (SeenGroup group : known(account, reasons.keySet())) {
      if (group.warn(now)) {
        events.fire(
            new SeenGroupEvent.Skipped(
                account, group.name(), reasons.getOrDefault(group.nameKey(), "")));
      }
    }
  }

  /** One person less has each of these groups. */
  public void fewer(Collection<Long> ids) {
    for (List<Long> part : Lists.partition(List.copyOf(ids), AT_ONCE)) {
      em.createNamedQuery("SeenGroup.less").setParameter("ids", part).executeUpdate();
    }
  }

  private List<SeenGroup> found(long account, GroupNames groups, @Nullable String provider) {
    Map<String, String> names = new HashMap<>(groups.byKey());
    groups.unusable().forEach(one -> names.put(one.key(), one.name()));
    List<SeenGroup> all = new ArrayList<>(known(account, names.keySet()));
    Set<String> keys = all.stream().map(SeenGroup::nameKey).collect(Collectors.toSet());
    names.keySet().removeAll(keys);
    int room = names.isEmpty() ? 0 : room(account, names.size());
    Instant now = now();
    names.entrySet().stream()
        .limit(room)
        .map(entry -> new SeenGroup(account, provider, entry.getValue(), entry.getKey(), now))
        .forEach(all::add);
    all.stream().filter(group -> group.id() == 0).forEach(em::persist);
    return all;
  }

  private List<SeenGroup> known(long account, Collection<String> keys) {
    List<SeenGroup> known = new ArrayList<>();
    for (List<String> part : Lists.partition(List.copyOf(keys), AT_ONCE)) {
      known.addAll(
          em.createNamedQuery("SeenGroup.named", SeenGroup.class)
              .setParameter("account", account)
              .setParameter("keys", part)
              .getResultList());
    }
    return known;
  }

  /** For how many more there is room; what nobody has had for long makes it. */
  private int room(long account, int wanted) {
    int room = MOST - count(account);
    if (room < wanted) {
      em.createNamedQuery("SeenGroup.forget")
          .setParameter("account", account)
          .setParameter("before", now().minus(KEPT))
          .executeUpdate();
      room = MOST - count(account);
    }
    return Math.max(0, room);
  }

  private int count(long account) {
    return em.createNamedQuery("SeenGroup.count", Long.class)
        .setParameter("account", account)
        .getSingleResult()
        .intValue();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
