package org.gatehouse.audit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.trail.Catalogue;
import org.gatehouse.trail.CatalogueText;
import org.gatehouse.trail.Outcome;

/**
 * The catalogue's text for what another product sent: the one of its reason, else the one that says
 * the same as its description, else the plain one. One of another reason than was sent it never is.
 *
 * <p>Where the catalogue's text does not say the same, the description is kept as a detail, and
 * readers see it.
 */
final class SentText {

  /** The detail that keeps a description in its sender's words. */
  static final String DESCRIPTION = "description";

  private final String description;
  private final CatalogueText text;
  private final boolean saysTheSame;

  /**
   * Chooses.
   *
   * @param pair the texts of the item's action; empty while something is wrong
   */
  SentText(
      List<CatalogueText> pair, Outcome outcome, String description, Map<String, String> details) {
    this.description = description;
    List<CatalogueText> possible = pair.stream().filter(text -> text.outcome() == outcome).toList();
    String reason = details.getOrDefault("reason", "");
    Optional<CatalogueText> same =
        possible.stream()
            .filter(text -> reason.isEmpty() || text.reason().isEmpty())
            .filter(text -> says(text, description, details))
            .findFirst();
    this.text =
        possible.stream()
            .filter(text -> !reason.isEmpty() && text.reason().equals(reason))
            .findFirst()
            .or(() -> same)
            .or(() -> plain(possible))
            .orElseGet(() -> Catalogue.unlisted(pair, outcome));
    this.saysTheSame = same.filter(text::equals).isPresent() || says(text, description, details);
  }

  /** What to show of a text with these details. */
  static String shown(
      Optional<CatalogueText> text,
      Map<String, String> details,
      Locale language,
      String otherwise) {
    String sent = details.get(DESCRIPTION);
    boolean complete =
        text.isPresent()
            && !text.get().parameters().isEmpty()
            && text.get().parameters().stream().allMatch(one -> details.containsKey(one.name()));
    if (sent != null && !complete) {
      return sent;
    }
    return text.map(known -> known.in(language, details)).orElse(otherwise);
  }

  CatalogueText text() {
    return text;
  }

  /** Adds what the text does not say. */
  void addTo(Map<String, String> details) {
    if (saysTheSame) {
      details.remove(DESCRIPTION);
    } else {
      details.put(DESCRIPTION, description);
    }
    if (!text.reason().isEmpty()) {
      details.put("reason", text.reason());
    }
  }

  private static boolean says(CatalogueText text, String description, Map<String, String> details) {
    return !text.item().isEmpty()
        && (description.equalsIgnoreCase(text.in(Locale.ENGLISH, details))
            || (text.parameters().isEmpty() && description.equals(text.seed())));
  }

  /** The text without a reason, where the pair has only one. */
  private static Optional<CatalogueText> plain(List<CatalogueText> possible) {
    List<CatalogueText> plain = possible.stream().filter(text -> text.reason().isEmpty()).toList();
    return plain.size() == 1 ? Optional.of(plain.get(0)) : Optional.empty();
  }
}
