package org.gatehouse.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.platform.net.Cidr;
import org.gatehouse.trail.Outcome;
import org.gatehouse.trail.Values;

/**
 * The query for a page of one account's log.
 *
 * <p>Each is served from an index that ends in the order of the page: that of the user name, the
 * address, the item or the failures where one of them is asked for, else that of the account. What
 * no index holds is looked at only along it.
 */
final class LogSelect {

  /** The columns of a row, in the order that {@link EntryReader} knows. */
  static final String COLUMNS =
      "select d.id, d.eventId, d.occurredAt, d.textKey, d.item, d.action, d.outcome, d.reason,"
          + " d.userName, d.ip, d.userAgent, d.correlation, d.details from EntryDetail d where ";

  private static final String IDS = "select d.id from EntryDetail d where ";

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new LinkedHashMap<>();

  LogSelect(long accountId, LogFilter filter) {
    where("d.accountId = :account", "account", accountId);
    filter.from().ifPresent(from -> where("d.occurredAt >= :from", "from", from));
    filter.to().ifPresent(to -> where("d.occurredAt < :to", "to", to));
    filter
        .userName()
        .ifPresent(name -> where("d.userNameKey = :username", "username", Values.nameKey(name)));
    filter.addresses().ifPresent(this::where);
    filter.text().ifPresent(text -> where("d.textKey = :text", "text", text));
    filter.item().ifPresent(item -> where("d.item = :item", "item", item));
    filter.action().ifPresent(action -> where("d.action = :action", "action", action));
    filter.outcome().ifPresent(this::where);
  }

  /** Only the entry of that id. */
  LogSelect only(String eventId) {
    conditions.add(
        "d.id = (select k.id from EntryKey k where k.accountId = :account and k.eventId = :entry)");
    parameters.put("entry", eventId);
    return this;
  }

  /** Only entries whose text or details hold each word, or whose text is one of the given. */
  LogSelect holding(Map<String, Set<String>> keysByWord, Set<String> orKeys) {
    List<String> all = new ArrayList<>();
    keysByWord.forEach(
        (word, keys) -> {
          String name = "word" + all.size();
          String like = "d.searchable like :" + name + " escape '!'";
          parameters.put(name, "%" + escaped(word) + "%");
          all.add("(" + like + in(keys, name + "keys") + ")");
        });
    conditions.add("(" + String.join(" and ", all) + in(orKeys, "seed") + ")");
    return this;
  }

  /**
   * Only entries whose text holds each word, or whose text is one of the given; their details,
   * which may tell of a person, are not looked at.
   */
  LogSelect worded(Map<String, Set<String>> keysByWord, Set<String> orKeys) {
    Set<String> texts = new TreeSet<>(orKeys);
    keysByWord.values().stream()
        .map(TreeSet::new)
        .reduce(
            (one, other) -> {
              one.retainAll(other);
              return one;
            })
        .ifPresent(texts::addAll);
    // No text has an empty key.
    where("d.textKey in :worded", "worded", texts.isEmpty() ? Set.of("") : texts);
    return this;
  }

  /** Only entries on one side of a position. */
  LogSelect beyond(Position position, boolean older) {
    String than = older ? "<" : ">";
    // The first condition says nothing new: it lets the index begin at the position.
    conditions.add("d.occurredAt " + than + "= :time");
    conditions.add("(d.occurredAt %1$s :time or d.id %1$s :id)".formatted(than));
    parameters.put("time", position.occurredAt());
    parameters.put("id", position.id());
    return this;
  }

  /** Only the entries of these numbers, which happened between these times. */
  LogSelect among(Collection<Long> ids, Instant first, Instant last) {
    where("d.id in :ids", "ids", ids);
    where("d.occurredAt >= :first", "first", first);
    where("d.occurredAt <= :last", "last", last);
    return this;
  }

  /** Only what had come to the log by then. */
  LogSelect recordedBy(Instant moment) {
    where("d.recordedAt <= :recordedBy", "recordedBy", moment);
    return this;
  }

  /** The ids alone, in no order: to count a few. */
  String jpqlOfIds() {
    return IDS + String.join(" and ", conditions);
  }

  String jpql(boolean newestFirst) {
    String order = newestFirst ? "desc" : "asc";
    return COLUMNS
        + String.join(" and ", conditions)
        + " order by d.occurredAt %1$s, d.id %1$s".formatted(order);
  }

  Map<String, Object> parameters() {
    return parameters;
  }

  /** Written out, because the index of failures serves only whoever says that he wants them. */
  private void where(Outcome outcome) {
    conditions.add("d.outcome = '" + outcome.name() + "'");
  }

  private void where(Cidr block) {
    where("d.ipKey >= :ipFirst", "ipFirst", Values.firstAddressKey(block));
    where("d.ipKey <= :ipLast", "ipLast", Values.lastAddressKey(block));
  }

  private void where(String condition, String parameter, Object value) {
    conditions.add(condition);
    parameters.put(parameter, value);
  }

  private String in(Set<String> keys, String parameter) {
    if (keys.isEmpty()) {
      return "";
    }
    parameters.put(parameter, keys);
    return " or d.textKey in :" + parameter;
  }

  private static String escaped(String word) {
    return word.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
