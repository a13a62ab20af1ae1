package org.gatehouse.audit;

import com.google.common.base.Ascii;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.platform.text.Isolated;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.trail.Catalogue;
import org.gatehouse.trail.CatalogueText;

/**
 * How things of the log are called in front of one reader.
 *
 * @param own the slug of the account that he acts in
 * @param accounts the names of the accounts that he may read, by slug
 */
public record Vocabulary(
    Locale language, Catalogue catalogue, String own, Map<String, String> accounts) {

  private static final String ANYTHING = "…";
  private static final String BETWEEN = " · ";

  public Vocabulary {
    accounts = Map.copyOf(accounts);
  }

  Texts texts() {
    return Texts.in(language);
  }

  /** The account's name. */
  String account(String slug) {
    return slug.equals(LogScope.ALL)
        ? texts().of("audit.sub.all")
        : accounts.getOrDefault(slug, slug);
  }

  /** What the entry tells, with what it names kept in its place in front of people. */
  String description(LogEntry entry) {
    if (!Isolated.neededIn(language)) {
      return entry.description();
    }
    Map<String, String> isolated = new HashMap<>(entry.details());
    isolated.replaceAll((name, value) -> Isolated.in(language, value));
    return SentText.shown(catalogue.find(entry.text()), isolated, language, entry.description());
  }

  /** What a text of the catalogue says, whatever it is about; of one without words its pair. */
  String text(String key) {
    return catalogue
        .find(key)
        .map(this::text)
        .or(() -> catalogue.findPossible(key).map(this::pair))
        .orElse(key);
  }

  private String pair(CatalogueText text) {
    return text.item()
        + " / "
        + text.action()
        + BETWEEN
        + texts().of("audit.outcome." + text.outcome().name());
  }

  private String text(CatalogueText text) {
    return text.in(
        language,
        text.parameters().stream()
            .map(CatalogueText.Parameter::name)
            .distinct()
            .collect(Collectors.toMap(name -> name, name -> ANYTHING)));
  }

  /** The value of a filter as people read it. */
  String value(String field, String value) {
    return switch (field) {
      case "sub" -> account(value);
      case "text" -> text(value);
      case "outcome" ->
          texts().find("audit.outcome." + Ascii.toUpperCase(value), List.of()).orElse(value);
      default -> value;
    };
  }
}
