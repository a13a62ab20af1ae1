package org.gatehouse.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private static final String TIMES = "select d.occurredAt from EntryDetail d where ";

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new LinkedHashMap<>();
  private final long accountId;
  private Span span;
  private boolean words;
  private Optional<Cidr> block = Optional.empty();

  LogSelect(long accountId, LogFilter filter) {
    this.accountId = accountId;
    span = new Span(filter.from(), filter.to());
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

  private LogSelect(LogSelect like) {
    accountId = like.accountId;
    span = like.span;
    words = like.words;
    block = like.block;
    conditions.addAll(like.conditions);
    parameters.putAll(like.parameters);
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
          // No escape of its own: with one, EclipseLink binds nothing on H2, and times in the text
          // of a statement have no zone. Both databases take the backslash.
          String like = "d.searchable like :" + name;
          parameters.put(name, "%" + escaped(word) + "%");
          all.add("(" + like + in(keys, name + "keys") + ")");
        });
    conditions.add("(" + String.join(" and ", all) + in(orKeys, "seed") + ")");
    words = true;
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
    Instant time = position.occurredAt();
    span = older ? span.until(time.plus(1, ChronoUnit.MICROS)) : span.since(time);
    return this;
  }

  /** Only what happened then or later: nothing older fits into a page any more. */
  LogSelect since(Instant earliest) {
    conditions.add("d.occurredAt >= :earliest");
    parameters.put("earliest", earliest);
    span = span.since(earliest);
    return this;
  }

  /** The same within a part of its time, beside this one. */
  LogSelect within(Span part) {
    LogSelect select = new LogSelect(this);
    if (!part.from().equals(span.from())) {
      select.where("d.occurredAt >= :since", "since", part.from().orElseThrow());
    }
    if (!part.to().equals(span.to())) {
      select.where("d.occurredAt < :until", "until", part.to().orElseThrow());
    }
    return select;
  }

  /** All entries of its account within a span of time, whatever else this one asks for. */
  LogSelect all(Span part) {
    return new LogSelect(accountId, LogFilter.NONE.within(part));
  }

  /** The time that it asks for. */
  Span span() {
    return span;
  }

  /** Whether it looks for words in details. */
  boolean words() {
    return words;
  }

  /** Whether it looks for more addresses than one. */
  boolean block() {
    return block.isPresent();
  }

  /** All that came from these addresses to its account in its time, whatever else it asks for. */
  LogSelect allOfBlock() {
    return new LogSelect(accountId, LogFilter.NONE.within(span).by(block));
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
    return COLUMNS + String.join(" and ", conditions) + order(newestFirst);
  }

  /** The times alone. */
  String jpqlOfTimes(boolean newestFirst) {
    return TIMES + String.join(" and ", conditions) + order(newestFirst);
  }

  Map<String, Object> parameters() {
    return parameters;
  }

  /** Written out, because the index of failures serves only whoever says that he wants them. */
  private void where(Outcome outcome) {
    conditions.add("d.outcome = '" + outcome.name() + "'");
  }

  /** One address is found in the order of time, which many are not. */
  private void where(Cidr addresses) {
    String first = Values.firstAddressKey(addresses);
    String last = Values.lastAddressKey(addresses);
    if (!first.equals(last)) {
      block = Optional.of(addresses);
      where("d.ipKey >= :ipFirst", "ipFirst", first);
      where("d.ipKey <= :ipLast", "ipLast", last);
    } else {
      where("d.ipKey = :ip", "ip", first);
    }
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

  private static String order(boolean newestFirst) {
    return " order by d.occurredAt %1$s, d.id %1$s".formatted(newestFirst ? "desc" : "asc");
  }

  private static String escaped(String word) {
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
