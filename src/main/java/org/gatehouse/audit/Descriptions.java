package org.gatehouse.audit;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.trail.Catalogue;
import org.gatehouse.trail.CatalogueText;

/**
 * The descriptions of many rows in one language, as the list shows them: a text that shows no
 * details is made only once.
 *
 * <p>For one thread.
 */
public final class Descriptions {

  /** Where it is missing, no details are read to look for a sender's own words. */
  private static final String SENT = "\"" + SentText.DESCRIPTION + "\"";

  private final Catalogue catalogue;
  private final Locale language;
  private final Map<String, String> plain = new HashMap<>();

  public Descriptions(Catalogue catalogue, Locale language) {
    this.catalogue = catalogue;
    this.language = language;
  }

  /** What the row tells. */
  public String of(LogRow row) {
    if (row.details().contains(SENT)) {
      return shown(row);
    }
    String known = plain.get(row.textKey());
    return known == null ? make(row) : known;
  }

  private String make(LogRow row) {
    Optional<CatalogueText> text = catalogue.find(row.textKey());
    if (text.filter(known -> !known.parameters().isEmpty()).isPresent()) {
      return shown(row);
    }
    String description = SentText.shown(text, Map.of(), language, otherwise(row));
    if (text.isPresent()) {
      plain.put(row.textKey(), description);
    }
    return description;
  }

  private String shown(LogRow row) {
    return SentText.shown(
        catalogue.find(row.textKey()),
        EntryReader.details(row.details()),
        language,
        otherwise(row));
  }

  private static String otherwise(LogRow row) {
    return row.item() + " / " + row.action();
  }
}
