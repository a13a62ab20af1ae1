package org.gatehouse.audit;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.platform.text.Texts;

/** A filter in words: by the names of REST for the record, in a person's language for his file. */
public final class FilterWords {

  private static final int LONGEST = 1_000;

  private FilterWords() {}

  /** For the record; empty where nothing is filtered. */
  public static String technical(LogFilter filter) {
    Map<String, String> parts = parts(filter, Instant::toString);
    String words =
        parts.entrySet().stream()
            .map(part -> part.getKey() + "=" + part.getValue())
            .collect(Collectors.joining(", "));
    return words.length() > LONGEST ? words.substring(0, LONGEST - 1) + "…" : words;
  }

  /** For a person, in his words. */
  public static String readable(LogFilter filter, Vocabulary words, ZoneId zone) {
    Texts texts = words.texts();
    var times = DateTimeFormatter.ofPattern(texts.of("time.full"), words.language()).withZone(zone);
    Map<String, String> parts = parts(filter, times::format);
    if (parts.isEmpty()) {
      return texts.of("audit.export.everything");
    }
    return parts.entrySet().stream()
        .map(
            part ->
                texts.of(
                    "audit.export.by." + part.getKey(),
                    words.value(part.getKey(), part.getValue())))
        .collect(Collectors.joining(" · "));
  }

  private interface Times {
    String of(Instant moment);
  }

  private static Map<String, String> parts(LogFilter filter, Times times) {
    Map<String, String> parts = new LinkedHashMap<>();
    filter.from().ifPresent(from -> parts.put("from", times.of(from)));
    filter.to().ifPresent(to -> parts.put("to", times.of(to)));
    filter.userName().ifPresent(name -> parts.put("username", name));
    filter.addresses().ifPresent(block -> parts.put("ip", block.toString()));
    if (!filter.words().isEmpty()) {
      parts.put("description", String.join(" ", filter.words()));
    }
    filter.item().ifPresent(item -> parts.put("item", item));
    filter.action().ifPresent(action -> parts.put("action", action));
    filter.outcome().ifPresent(outcome -> parts.put("outcome", outcome.name()));
    filter.text().ifPresent(text -> parts.put("text", text));
    if (!filter.sub().isEmpty()) {
      parts.put("sub", filter.sub());
    }
    return parts;
  }
}
