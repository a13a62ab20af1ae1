package org.gatehouse.policy;

import jakarta.ejb.Stateless;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.trail.Change;
import org.gatehouse.trail.OwnEntries;

/** What the rules of an account were, told by the changes in its log from the newest one back. */
@Stateless
public class PolicyHistory {

  /** So many changes are gone back at most; before them nothing is told. */
  static final int MOST = 2_000;

  private static final Set<String> TEXTS =
      PolicyEvent.Part.NAMES.stream().map(name -> name + ".success").collect(Collectors.toSet());
  private static final String CHANGES =
      "select d.eventId, d.occurredAt, d.details from EntryDetail d where d.accountId = :account"
          + " and d.item in ('2FA', 'Account') and d.textKey in :texts and d.occurredAt >= :from"
          + OwnEntries.CONDITION
          + " order by d.occurredAt desc, d.id desc";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  /**
   * What held from a moment on.
   *
   * @param event the id of the entry that tells of the change; empty for what held before
   */
  public record Stretch(Instant from, String event, Map<String, String> values) {

    public Stretch {
      values = new LinkedHashMap<>(values);
    }
  }

  /**
   * What held between two moments, the oldest first: at the beginning and after each change.
   *
   * @param now the values as they are now, as the log writes them
   */
  public List<Stretch> of(long accountId, Map<String, String> now, Instant from, Instant to) {
    List<Object[]> changes =
        em.createQuery(CHANGES, Object[].class)
            .setParameter("account", accountId)
            .setParameter("texts", TEXTS)
            .setParameter("from", from)
            .setMaxResults(MOST)
            .getResultList();
    Map<String, String> values = new LinkedHashMap<>(now);
    Deque<Stretch> stretches = new ArrayDeque<>();
    for (Object[] change : changes) {
      Instant at = (Instant) change[1];
      Map<String, String> before = before(values, (String) change[2]);
      if (at.isBefore(to) && !before.equals(values)) {
        stretches.addFirst(new Stretch(at, (String) change[0], values));
      }
      values = before;
    }
    if (changes.size() < MOST) {
      stretches.addFirst(new Stretch(from, "", values));
    }
    return List.copyOf(stretches);
  }

  /** The values before a change that fits to those after it. */
  private static Map<String, String> before(Map<String, String> after, String details) {
    Map<String, String> before = new LinkedHashMap<>(after);
    JsonObject told = JsonText.read(details);
    told.keySet()
        .forEach(
            name ->
                Change.find(name, told.getString(name, ""))
                    .filter(change -> change.after().equals(after.get(change.field())))
                    .ifPresent(change -> before.put(change.field(), change.before())));
    return before;
  }
}
