package org.gatehouse.audit;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.access.Caller;
import org.gatehouse.trail.Feed;

/**
 * Reads the entries that a log hands on, as an account manager sees them on the page at that
 * moment: what was erased meanwhile is gone here too.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class FedEntries {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager entries;

  @Inject EntryReader reader;

  /** The entries in English, by their numbers; one that is not there any more is left out. */
  public Map<Long, LogEntry> read(Caller.Account account, List<Feed.Fed> wanted) {
    Map<Long, LogEntry> found = new HashMap<>();
    if (wanted.isEmpty()) {
      return found;
    }
    List<Instant> times = wanted.stream().map(Feed.Fed::occurredAt).sorted().toList();
    LogSelect select =
        new LogSelect(account.id(), LogFilter.NONE)
            .among(
                wanted.stream().map(Feed.Fed::id).toList(),
                times.get(0),
                times.get(times.size() - 1));
    TypedQuery<Object[]> query = entries.createQuery(select.jpql(false), Object[].class);
    select.parameters().forEach(query::setParameter);
    query
        .getResultStream()
        .forEach(row -> found.put((Long) row[0], reader.read(row, account.slug(), Locale.ENGLISH)));
    return found;
  }
}
