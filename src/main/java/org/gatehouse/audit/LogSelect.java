package org.gatehouse.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.platform.net.Cidr;
import org.gatehouse.trail.Values;

/**
 * The query for a page of one account's log.
 *
 * <p>Each is served from an index that ends in the order of the page: that of the user name or of
 * the address on the side of the details where one is asked for, else that of the account or of the
 * item. What no index holds is looked at only along it.
 */
final class LogSelect {

  private static final String COLUMNS =
      "select e.id, e.eventId, e.occurredAt, e.textKey, e.item, e.action, e.outcome, e.reason,"
          + " d.userName, d.ip, d.userAgent, d.details from AuditEntry e, EntryDetail d where ";

  private static final String IDS = "select e.id from AuditEntry e, EntryDetail d where ";

  private final List<String> conditions = new ArrayList<>(List.of("d.id = e.id"));
  private final Map<String, Object> parameters = new LinkedHashMap<>();
  private final String side;

  LogSelect(long accountId, LogFilter filter) {
    side = filter.userName().isPresent() || filter.addresses().isPresent() ? "d" : "e";
    where(side + ".accountId = :account", "account", accountId);
    filter.from().ifPresent(from -> where(side + ".occurredAt >= :from", "from", from));
    filter.to().ifPresent(to -> where(side + ".occurredAt < :to", "to", to));
    filter
        .userName()
        .ifPresent(name -> where("d.userNameKey = :username", "username", Values.nameKey(name)));
    filter.addresses().ifPresent(this::where);
    filter.item().ifPresent(item -> where("e.item = :item", "item", item));
    filter.action().ifPresent(action -> where("e.action = :action", "action", action));
    filter.outcome().ifPresent(outcome -> where("e.outcome = :outcome", "outcome", outcome.name()));
  }

  /** Only the entry of that id. */
  LogSelect only(String eventId) {
    conditions.add(
        "e.id = (select k.id from EntryKey k where k.accountId = :account and k.eventId = :entry)");
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

  /** Only entries on one side of a position. */
  LogSelect beyond(Position position, boolean older) {
    String than = older ? "<" : ">";
    // The first condition says nothing new: it lets the index begin at the position.
    conditions.add(side + ".occurredAt " + than + "= :time");
    conditions.add("(%1$s.occurredAt %2$s :time or %1$s.id %2$s :id)".formatted(side, than));
    parameters.put("time", position.occurredAt());
    parameters.put("id", position.id());
    return this;
  }

  /** Only what had come to the log by then. */
  LogSelect recordedBy(Instant moment) {
    where("e.recordedAt <= :recordedBy", "recordedBy", moment);
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
        + " order by %1$s.occurredAt %2$s, %1$s.id %2$s".formatted(side, order);
  }

  Map<String, Object> parameters() {
    return parameters;
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
    return " or e.textKey in :" + parameter;
  }

  private static String escaped(String word) {
    return word.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
