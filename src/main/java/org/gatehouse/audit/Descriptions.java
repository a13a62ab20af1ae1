package org.gatehouse.audit;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.trail.Catalogue;
import org.gatehouse.trail.CatalogueText;

/**
 * The descriptions of many rows in one language: a text that shows no details is made only once.
 *
 * <p>For one thread.
 */
public final class Descriptions {

  private final Catalogue catalogue;
  private final Locale language;
  private final Map<String, String> plain = new HashMap<>();

  public Descriptions(Catalogue catalogue, Locale language) {
    this.catalogue = catalogue;
    this.language = language;
  }

  /** What the row tells. */
  public String of(LogRow row) {
    String known = plain.get(row.textKey());
    return known == null ? make(row) : known;
  }

  private String make(LogRow row) {
    Optional<CatalogueText> text = catalogue.find(row.textKey());
    if (text.isEmpty()) {
      return row.item() + " / " + row.action();
    }
    if (!text.get().parameters().isEmpty()) {
      return text.get().in(language, EntryReader.details(row.details()));
    }
    String description = text.get().in(language, Map.of());
    plain.put(row.textKey(), description);
    return description;
  }
}
