package org.gatehouse.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.platform.text.Texts;

/**
 * One text of the catalogue: what can be said about one event with one outcome, and for one reason
 * where reasons have texts of their own.
 *
 * @param name the event's machine name, such as {@code user.create}
 * @param reason the reason's code, such as {@code WRONG}; empty for the text without one
 * @param parameters the details that the text shows, in the order of its message
 * @param ours whether this product writes it, not another one of the platform
 * @param seed the literal description that it stands for in the seed's list; empty for the
 *     product's own texts
 */
public record CatalogueText(
    String name,
    String reason,
    String item,
    String action,
    Outcome outcome,
    List<Parameter> parameters,
    boolean ours,
    String seed) {

  private static final String MISSING = "—";

  /** A detail that a text shows, and what the seed's description has in its place. */
  public record Parameter(String name, String placeholder) {}

  public CatalogueText {
    parameters = List.copyOf(parameters);
  }

  /** What the database keeps to find this text again, such as {@code user.create.success}. */
  public String key() {
    String key = name + "." + outcome.name().toLowerCase(Locale.ROOT);
    return reason.isEmpty() ? key : key + "." + reason;
  }

  /** Whether it stands on the second list, of the product itself. */
  public boolean own() {
    return seed.isEmpty();
  }

  /** The text in a reader's language, with the event's details in it. */
  public String in(Locale language, Map<String, String> details) {
    List<Object> args = new ArrayList<>();
    parameters.forEach(parameter -> args.add(details.getOrDefault(parameter.name(), MISSING)));
    return Texts.in(language).of("audit.text." + key(), args);
  }
}
