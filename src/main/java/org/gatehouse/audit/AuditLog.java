package org.gatehouse.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.error.BusinessException;

/** Reads the log of the account that the caller acts in, and of no other. */
@Stateless
@PermissionRequired(Permission.AUDIT_READ)
public class AuditLog {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager entries;

  @Inject CurrentCaller caller;
  @Inject Wording wording;
  @Inject EntryReader reader;

  /** The newest entries, or those older than a position. */
  public LogSlice newest(LogFilter filter, Optional<Position> before, int limit, Locale language) {
    LogSelect select = select(filter, language);
    before.ifPresent(position -> select.beyond(position, true));
    List<LogEntry> found = read(select, true, limit + 1, language);
    List<LogEntry> items = found.subList(0, Math.min(limit, found.size()));
    Optional<Position> newer =
        before.map(position -> items.isEmpty() ? position : items.get(0).position());
    Optional<Position> older =
        found.size() > limit ? Optional.of(items.get(limit - 1).position()) : Optional.empty();
    return new LogSlice(items, newer, older);
  }

  /** The entries next above a position; where they fill no page, the newest page. */
  public LogSlice newerThan(Position after, LogFilter filter, int limit, Locale language) {
    LogSelect select = select(filter, language).beyond(after, false);
    List<LogEntry> found = read(select, false, limit + 1, language);
    if (found.size() <= limit) {
      return newest(filter, Optional.empty(), limit, language);
    }
    List<LogEntry> items = found.subList(0, limit);
    Collections.reverse(items);
    return new LogSlice(
        items, Optional.of(items.get(0).position()), Optional.of(items.get(limit - 1).position()));
  }

  /** The entry of that id; NOT_FOUND where the account has none. */
  public LogEntry get(String id, Locale language) {
    LogSelect select = new LogSelect(caller.accountId(), LogFilter.NONE).only(id);
    return read(select, true, 1, language).stream()
        .findFirst()
        .orElseThrow(BusinessException::notFound);
  }

  /**
   * The next rows of an export, newest first, of what had come to the log by a moment.
   *
   * <p>Each call is a transaction of its own: nothing stays open in the database between two.
   */
  public List<LogRow> rows(
      LogFilter filter, Instant by, Optional<Position> before, int most, Locale language) {
    LogSelect select = select(filter, language).recordedBy(by);
    before.ifPresent(position -> select.beyond(position, true));
    TypedQuery<Object[]> query =
        entries.createQuery(select.jpql(true), Object[].class).setMaxResults(most);
    select.parameters().forEach(query::setParameter);
    String account = caller.get().account().slug();
    return query.getResultList().stream().map(row -> LogRow.of(row, account)).toList();
  }

  /** How many entries an export would hold; of more than the limit, the limit. */
  public int count(LogFilter filter, Instant by, int limit, Locale language) {
    LogSelect select = select(filter, language).recordedBy(by);
    TypedQuery<Long> query =
        entries.createQuery(select.jpqlOfIds(), Long.class).setMaxResults(limit);
    select.parameters().forEach(query::setParameter);
    return query.getResultList().size();
  }

  private LogSelect select(LogFilter filter, Locale language) {
    LogSelect select = new LogSelect(caller.accountId(), filter);
    if (!filter.words().isEmpty()) {
      Map<String, Set<String>> keys = new LinkedHashMap<>();
      filter.words().forEach(word -> keys.put(word, wording.keysWith(word, language)));
      boolean phrase = filter.words().size() > 1;
      select.holding(keys, phrase ? wording.keysOfSeed(filter.words()) : Set.of());
    }
    return select;
  }

  private List<LogEntry> read(LogSelect select, boolean newestFirst, int most, Locale language) {
    TypedQuery<Object[]> query =
        entries.createQuery(select.jpql(newestFirst), Object[].class).setMaxResults(most);
    select.parameters().forEach(query::setParameter);
    return query.getResultList().stream()
        .map(row -> reader.read(row, caller.get().account().slug(), language))
        .collect(Collectors.toCollection(ArrayList::new));
  }
}
