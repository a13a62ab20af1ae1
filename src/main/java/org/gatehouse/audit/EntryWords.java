package org.gatehouse.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gatehouse.platform.text.Isolated;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.trail.Change;

/** What an entry's details are called, and how their values read, in one language. */
final class EntryWords {

  private static final int SHOWN = 3;
  private static final Set<String> CODES = Set.of("reason", "refused");

  /** Lists of codes, and what the keys of their words begin with. */
  private static final Map<String, String> LISTS =
      Map.of("permissions", "roles.permission.", "scopes", "apikeys.scope.");

  /** Several of a kind are numbered from the second on. */
  private static final Pattern NUMBER = Pattern.compile("\\d+$");

  private final Locale language;
  private final Texts texts;

  EntryWords(Locale language) {
    this.language = language;
    this.texts = Texts.in(language);
  }

  /** A value with its name. */
  public record Named(String name, String value) {}

  /** A value before and after; an empty one was or is none. */
  public record Changed(String name, String before, String after) {}

  /** The line below the description: what changed, else what the description does not say. */
  String summary(LogEntry entry) {
    List<String> parts = new ArrayList<>();
    for (Changed change : changes(entry)) {
      parts.add(
          texts.of(
              "audit.change",
              isolated(change.name()),
              isolated(orNone(change.before())),
              isolated(orNone(change.after()))));
    }
    for (var detail : plain(entry)) {
      if (!CODES.contains(detail.getKey()) && !entry.description().contains(detail.getValue())) {
        parts.add(isolated(value(detail)));
      }
    }
    String shown = parts.stream().limit(SHOWN).collect(Collectors.joining(" · "));
    return parts.size() > SHOWN ? texts.of("audit.more", shown, parts.size() - SHOWN) : shown;
  }

  List<Changed> changes(LogEntry entry) {
    return entry.changes().stream()
        .map(
            change ->
                new Changed(
                    name(change.field()),
                    value(change.field(), change.before()),
                    value(change.field(), change.after())))
        .toList();
  }

  /** All details but the changes. */
  List<Named> details(LogEntry entry) {
    return plain(entry).stream()
        .map(detail -> new Named(name(detail.getKey()), value(detail)))
        .toList();
  }

  private static List<Map.Entry<String, String>> plain(LogEntry entry) {
    return entry.details().entrySet().stream()
        .filter(detail -> Change.find(detail.getKey(), detail.getValue()).isEmpty())
        .filter(detail -> !detail.getValue().isEmpty())
        // Who comes before all else, with the name first.
        .sorted(Comparator.comparing(detail -> !detail.getKey().equals("name")))
        .toList();
  }

  private String name(String field) {
    return texts
        .find("audit.field." + field, List.of())
        .or(() -> texts.find("audit.field." + NUMBER.matcher(field).replaceFirst(""), List.of()))
        .orElse(field);
  }

  private String value(Map.Entry<String, String> detail) {
    return CODES.contains(detail.getKey())
        // A refusal of a use case is named by the key of its message.
        ? texts.find(detail.getValue(), List.of()).orElse(detail.getValue())
        : value(detail.getKey(), detail.getValue());
  }

  private String value(String field, String value) {
    String words = LISTS.get(field);
    if (words == null || value.isEmpty()) {
      return value(value);
    }
    return Arrays.stream(value.split(", "))
        .map(code -> texts.find(words + code.replace(':', '.'), List.of()).orElse(code))
        .collect(Collectors.joining(texts.of("list.comma") + " "));
  }

  private String value(String value) {
    return texts.find("audit.value." + value, List.of()).orElse(value);
  }

  private String isolated(String part) {
    return Isolated.in(language, part);
  }

  private String orNone(String value) {
    return value.isEmpty() ? texts.of("audit.none") : value;
  }
}
