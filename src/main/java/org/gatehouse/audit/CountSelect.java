package org.gatehouse.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.access.Caller;
import org.gatehouse.trail.Catalogue;
import org.gatehouse.trail.CatalogueText;
import org.gatehouse.trail.EntryCount;
import org.gatehouse.trail.Values;

/** The query for sums of a roll-up; served by its key, or by its index of names. */
final class CountSelect {

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new LinkedHashMap<>();

  CountSelect(
      List<Caller.Account> accounts,
      LogFilter filter,
      EntryCount.Kind kind,
      Span whole,
      Catalogue catalogue) {
    List<Long> ids = accounts.stream().map(Caller.Account::id).toList();
    where("c.accountId in :accounts", "accounts", ids);
    where("c.kind = :kind", "kind", kind.code());
    whole.from().ifPresent(from -> where("c.bucket >= :from", "from", from));
    whole.to().ifPresent(to -> where("c.bucket < :to", "to", to));
    filter.userName().ifPresent(name -> where("c.name = :name", "name", Values.nameKey(name)));
    filter
        .addresses()
        .ifPresent(
            block -> {
              where("c.name >= :first", "first", Values.firstAddressKey(block));
              where("c.name <= :last", "last", Values.lastAddressKey(block));
            });
    if (CountPlan.asksForTexts(filter)) {
      Set<String> texts = texts(filter, catalogue);
      // An empty list is no SQL; no text has no name.
      where("c.name in :texts", "texts", texts.isEmpty() ? Set.of("") : texts);
    }
  }

  /** Narrows it to those names, of which there is one at least. */
  CountSelect only(Collection<String> names) {
    where("c.name in :names", "names", names);
    return this;
  }

  /** Sums by a column; the second column is a label of the group, which a roll-up may have. */
  String by(String column) {
    String label = column.equals("c.name") ? "max(c.label)" : "min(c.kind)";
    return "select %1$s, %2$s, sum(c.entries) as total from EntryCount c where %3$s group by %1$s order by total desc, %1$s"
        .formatted(column, label, String.join(" and ", conditions));
  }

  Map<String, Object> parameters() {
    return parameters;
  }

  private void where(String condition, String parameter, Object value) {
    conditions.add(condition);
    parameters.put(parameter, value);
  }

  private static Set<String> texts(LogFilter filter, Catalogue catalogue) {
    return catalogue.possible().stream()
        .filter(text -> filter.item().map(text.item()::equals).orElse(true))
        .filter(text -> filter.action().map(text.action()::equals).orElse(true))
        .filter(text -> filter.outcome().map(text.outcome()::equals).orElse(true))
        .map(CatalogueText::key)
        .filter(key -> filter.text().map(key::equals).orElse(true))
        .collect(Collectors.toSet());
  }
}
