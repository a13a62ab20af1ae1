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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gatehouse.access.Caller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.trail.IndexedWords;

/** Reads the log of the account that the caller acts in, and of those below it: of no other. */
@Stateless
@PermissionRequired(Permission.AUDIT_READ)
public class AuditLog {

  /** In more logs than these a block of addresses is not looked for among a few entries first. */
  private static final int FEW_LOGS = 10;

  /** So many entries from a block of addresses are read and sorted at once. */
  private static final int FEW_ENTRIES = 500;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager entries;

  @Inject LogScope scope;
  @Inject Wording wording;
  @Inject EntryReader reader;
  @Inject Masking masking;
  @Inject IndexedWords indexedWords;

  /** The newest entries, or those older than a position. */
  public LogSlice newest(LogFilter filter, Optional<Position> before, int limit, Locale language) {
    List<LogEntry> found =
        read(
            filter,
            select -> before.map(position -> select.beyond(position, true)).orElse(select),
            true,
            limit + 1,
            language);
    List<LogEntry> items = found.subList(0, Math.min(limit, found.size()));
    Optional<Position> newer =
        before.map(position -> items.isEmpty() ? position : items.get(0).position());
    Optional<Position> older =
        found.size() > limit ? Optional.of(items.get(limit - 1).position()) : Optional.empty();
    return new LogSlice(items, newer, older);
  }

  /** The entries next above a position; where they fill no page, the newest page. */
  public LogSlice newerThan(Position after, LogFilter filter, int limit, Locale language) {
    List<LogEntry> found = above(after, filter, limit + 1, language);
    if (found.size() <= limit) {
      return newest(filter, Optional.empty(), limit, language);
    }
    List<LogEntry> items = found.subList(0, limit);
    Collections.reverse(items);
    return new LogSlice(
        items, Optional.of(items.get(0).position()), Optional.of(items.get(limit - 1).position()));
  }

  /** How many entries lie above a position, counted up to a number. */
  public int countNewer(Position after, LogFilter filter, int most, Locale language) {
    return above(after, filter, most, language).size();
  }

  /**
   * The entry of that id.
   *
   * @param of the slug of its account; empty for the caller's
   * @throws BusinessException NOT_FOUND where that account has none, or is not the caller's to read
   */
  public LogEntry get(String id, String of, Locale language) {
    return find(id, of, language).orElseThrow(BusinessException::notFound);
  }

  /** The entry of that id; empty where the account has none, or keeps it no more. */
  public Optional<LogEntry> find(String id, String of, Locale language) {
    String account = of.equals(LogScope.ALL) ? "" : of;
    return read(LogFilter.NONE.of(account), select -> select.only(id), true, 1, language).stream()
        .findFirst();
  }

  /**
   * The next rows of an export, newest first, of what had come to the log by a moment.
   *
   * <p>Each call is a transaction of its own: nothing stays open in the database between two.
   */
  public List<LogRow> rows(
      LogFilter filter, Instant by, Optional<Position> before, int most, Locale language) {
    var first = new FirstOfMany<>(LogRow::position, true, most);
    for (Caller.Account account : scope.of(filter.sub())) {
      LogSelect select = select(account, filter, language).recordedBy(by);
      before.ifPresent(position -> select.beyond(position, true));
      first.last().ifPresent(last -> select.since(last.occurredAt()));
      first.add(rows(select, true, most).map(row -> LogRow.of(row, account.slug())));
    }
    return first.rows();
  }

  /** How many entries an export would hold; of more than the limit, the limit. */
  public int count(LogFilter filter, Instant by, int limit, Locale language) {
    int count = 0;
    for (Caller.Account account : scope.of(filter.sub())) {
      LogSelect select = select(account, filter, language).recordedBy(by);
      TypedQuery<Long> query =
          entries.createQuery(select.jpqlOfIds(), Long.class).setMaxResults(limit - count);
      select.parameters().forEach(query::setParameter);
      count += query.getResultList().size();
      if (count == limit) {
        break;
      }
    }
    return count;
  }

  private List<LogEntry> above(Position after, LogFilter filter, int most, Locale language) {
    return read(filter, select -> select.beyond(after, false), false, most, language);
  }

  /**
   * One select per account, each along that account's index and no longer than the page, and their
   * rows merged here: no index holds several accounts in the order of time, so one select for all
   * of them would sort everything that they ever did.
   */
  private List<LogEntry> read(
      LogFilter filter,
      UnaryOperator<LogSelect> more,
      boolean newestFirst,
      int most,
      Locale language) {
    List<Caller.Account> accounts = scope.of(filter.sub());
    var first = new FirstOfMany<>(LogEntry::position, newestFirst, most);
    for (Caller.Account account : accounts) {
      LogSelect select = more.apply(select(account, filter, language));
      first.last().filter(last -> newestFirst).ifPresent(last -> select.since(last.occurredAt()));
      first.add(
          found(select, newestFirst, most, accounts.size() <= FEW_LOGS)
              .map(row -> reader.read(row, account.slug(), language)));
    }
    return first.rows();
  }

  /** The first rows, from one stretch of time after the other. */
  private Stream<Object[]> found(
      LogSelect select, boolean newestFirst, int most, boolean countedFirst) {
    Optional<Instant> indexed = select.words() ? indexedWords.until() : Optional.empty();
    Stretches stretches =
        new Stretches(
            select.span(), indexed, countedFirst && select.block() && many(select), newestFirst);
    List<Object[]> found = new ArrayList<>();
    while (found.size() < most && stretches.left()) {
      Span next = stretches.next((span, count) -> last(select.all(span), newestFirst, count));
      int wanted = most - found.size();
      rows(select.within(next), newestFirst, wanted).forEach(found::add);
      stretches.found(wanted - most + found.size(), wanted);
    }
    return found.stream();
  }

  /** Whether more came from its block of addresses than are sorted at once. */
  private boolean many(LogSelect select) {
    LogSelect all = select.allOfBlock();
    TypedQuery<Long> query =
        entries
            .createQuery(all.jpqlOfIds(), Long.class)
            .setFirstResult(FEW_ENTRIES)
            .setMaxResults(1);
    all.parameters().forEach(query::setParameter);
    return !query.getResultList().isEmpty();
  }

  /** When the last of so many entries happened; empty where there are fewer. */
  private Optional<Instant> last(LogSelect select, boolean newestFirst, int count) {
    TypedQuery<Instant> query =
        entries
            .createQuery(select.jpqlOfTimes(newestFirst), Instant.class)
            .setFirstResult(count - 1)
            .setMaxResults(1);
    select.parameters().forEach(query::setParameter);
    return query.getResultStream().findFirst();
  }

  private Stream<Object[]> rows(LogSelect select, boolean newestFirst, int most) {
    TypedQuery<Object[]> query =
        entries.createQuery(select.jpql(newestFirst), Object[].class).setMaxResults(most);
    select.parameters().forEach(query::setParameter);
    List<Object[]> found = query.getResultList();
    return masking.on() ? found.stream().map(Mask::row) : found.stream();
  }

  private LogSelect select(Caller.Account account, LogFilter filter, Locale language) {
    masking.check(filter);
    LogSelect select = new LogSelect(account.id(), filter);
    if (!filter.words().isEmpty()) {
      Map<String, Set<String>> keys = new LinkedHashMap<>();
      filter.words().forEach(word -> keys.put(word, wording.keysWith(word, language)));
      boolean phrase = filter.words().size() > 1;
      Set<String> seed = phrase ? wording.keysOfSeed(filter.words()) : Set.of();
      if (masking.on()) {
        select.worded(keys, seed);
      } else {
        select.holding(keys, seed);
      }
    }
    return select;
  }
}
