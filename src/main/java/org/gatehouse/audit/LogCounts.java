package org.gatehouse.audit;

import com.google.common.collect.Lists;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gatehouse.access.Caller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.audit.Groups.Group;
import org.gatehouse.trail.Catalogue;
import org.gatehouse.trail.Values;

/**
 * Counts entries without reading them all: from the roll-ups where {@link CountPlan} finds a way,
 * else the newest up to a limit.
 */
@Stateless
@PermissionRequired(Permission.AUDIT_READ)
public class LogCounts {

  /** So many entries are counted one by one at most. */
  static final int MOST = 1_000;

  private static final int MOST_GROUPS = 100;

  /** So many names are read at most where several are shown as one. */
  private static final int MOST_MASKED = 20_000;

  private static final int AT_ONCE = 500;

  private static final String FIRST =
      "select min(c.bucket) from EntryCount c where c.accountId = :account and c.kind = 'T'";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager entries;

  @Inject LogScope scope;
  @EJB AuditLog log;
  @Inject Catalogue catalogue;
  @Inject Masking masking;

  /** The beginning of the quarter with the oldest entry of the filter's accounts. */
  public Optional<Instant> findFirst(LogFilter filter) {
    return scope.of(filter.sub()).stream()
        .map(this::first)
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  /** How many entries each piece of the timeline holds; the filter's own span counts too. */
  public Bars times(LogFilter filter, Timeline timeline, Locale language) {
    masking.check(filter);
    CountPlan plan =
        timeline.minutes() < Timeline.QUARTER
            ? CountPlan.entries(filter)
            : CountPlan.of(filter, Optional.empty());
    TreeMap<Instant, Long> sums = new TreeMap<>();
    timeline.pieces().forEach(piece -> sums.put(piece.from().orElseThrow(), 0L));
    for (CountPlan part : plan.along(timeline)) {
      // A part of its own lies in one piece, wherever in it its quarters do.
      boolean whole = part.equals(plan);
      for (Object[] row : rolledUp(filter, part, whole ? "c.bucket" : "c.kind")) {
        Instant bucket = whole ? (Instant) row[0] : part.whole().from().orElseThrow();
        add(sums, bucket, (Long) row[2]);
      }
    }
    boolean capped = false;
    for (LogSlice slice : read(filter, plan, language)) {
      slice.items().forEach(entry -> add(sums, entry.occurredAt(), 1));
      capped |= slice.older().isPresent();
    }
    return new Bars(timeline, new ArrayList<>(sums.values()), capped);
  }

  /** The values of a column with how many entries have each. */
  public Groups groups(LogFilter filter, Grouping by, Locale language) {
    masking.check(filter);
    CountPlan plan = CountPlan.of(filter, by.kind());
    Map<String, Group> groups = new HashMap<>();
    Map<Long, String> slugs =
        scope.of(filter.sub()).stream()
            .collect(Collectors.toMap(Caller.Account::id, Caller.Account::slug));
    List<LogSlice> edges = read(filter, plan, language);
    List<Object[]> rows = largest(filter, plan, by, edges);
    for (Object[] row : rows) {
      String name = by == Grouping.ACCOUNT ? slugs.getOrDefault(row[0], "") : (String) row[0];
      Group group = new Group(name, by == Grouping.ACCOUNT ? "" : (String) row[1], (Long) row[2]);
      add(groups, masking.on() ? Mask.group(group, by) : group);
    }
    boolean capped = rows.size() >= MOST_MASKED;
    for (LogSlice slice : edges) {
      // What was read is masked already, and has no address to sort by.
      slice
          .items()
          .forEach(entry -> add(groups, masking.on() ? masked(entry, by) : group(entry, by)));
      capped |= slice.older().isPresent();
    }
    List<Group> all =
        groups.values().stream()
            .sorted(Comparator.comparingLong(Group::entries).reversed().thenComparing(Group::name))
            .toList();
    boolean more = all.size() > MOST_GROUPS;
    return new Groups(more ? all.subList(0, MOST_GROUPS) : all, capped, more);
  }

  /**
   * The sums of all groups that may be among the largest: of the roll-up's those, and whatever the
   * edges add to. There may be as many addresses as strangers have.
   */
  private List<Object[]> largest(
      LogFilter filter, CountPlan plan, Grouping by, List<LogSlice> edges) {
    if (plan.kind().isEmpty() || by == Grouping.ACCOUNT) {
      return rolledUp(filter, plan, column(by));
    }
    if (masking.on()) {
      // Groups of several names each: no name says how large its group becomes.
      return query(filter, plan, column(by), Set.of()).setMaxResults(MOST_MASKED).getResultList();
    }
    List<Object[]> rows =
        new ArrayList<>(
            query(filter, plan, column(by), Set.of())
                .setMaxResults(MOST_GROUPS + 1)
                .getResultList());
    Set<String> names =
        edges.stream()
            .flatMap(slice -> slice.items().stream())
            .map(entry -> group(entry, by).name())
            .collect(Collectors.toCollection(TreeSet::new));
    rows.forEach(row -> names.remove((String) row[0]));
    for (List<String> some : Lists.partition(List.copyOf(names), AT_ONCE)) {
      rows.addAll(query(filter, plan, column(by), some).getResultList());
    }
    return rows;
  }

  private List<Object[]> rolledUp(LogFilter filter, CountPlan plan, String column) {
    return plan.kind().isEmpty()
        ? List.of()
        : query(filter, plan, column, Set.of()).getResultList();
  }

  private TypedQuery<Object[]> query(
      LogFilter filter, CountPlan plan, String column, Collection<String> names) {
    CountSelect select =
        new CountSelect(
            scope.of(filter.sub()), filter, plan.kind().orElseThrow(), plan.whole(), catalogue);
    if (!names.isEmpty()) {
      select.only(names);
    }
    TypedQuery<Object[]> query = entries.createQuery(select.by(column), Object[].class);
    select.parameters().forEach(query::setParameter);
    return query;
  }

  private List<LogSlice> read(LogFilter filter, CountPlan plan, Locale language) {
    return plan.edges().stream()
        .map(edge -> log.newest(filter.within(edge), Optional.empty(), MOST, language))
        .toList();
  }

  private Optional<Instant> first(Caller.Account account) {
    return Optional.ofNullable(
        entries
            .createQuery(FIRST, Instant.class)
            .setParameter("account", account.id())
            .getSingleResult());
  }

  private static String column(Grouping by) {
    return by == Grouping.ACCOUNT ? "c.accountId" : "c.name";
  }

  private static Group group(LogEntry entry, Grouping by) {
    return switch (by) {
      case USER -> new Group(Values.nameKey(entry.userName()), entry.userName(), 1);
      case ADDRESS -> new Group(Values.addressKey(entry.address()), entry.address(), 1);
      case DESCRIPTION -> new Group(entry.text(), "", 1);
      case ACCOUNT -> new Group(entry.account(), "", 1);
    };
  }

  private static Group masked(LogEntry entry, Grouping by) {
    return by == Grouping.ADDRESS
        ? new Group(Values.nameKey(entry.address()), entry.address(), 1)
        : group(entry, by);
  }

  private static void add(Map<String, Group> groups, Group more) {
    groups.merge(
        more.name(),
        more,
        (one, other) -> new Group(one.name(), one.label(), one.entries() + other.entries()));
  }

  /** Into the piece that a moment lies in; what lies before the first one is not asked for. */
  private static void add(TreeMap<Instant, Long> sums, Instant moment, long more) {
    Map.Entry<Instant, Long> piece = sums.floorEntry(moment);
    if (piece != null) {
      sums.put(piece.getKey(), piece.getValue() + more);
    }
  }
}
