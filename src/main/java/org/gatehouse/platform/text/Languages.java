package org.gatehouse.platform.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one list of languages that the interface speaks; the first is spoken when nothing fits. */
public final class Languages {

  private static final List<Locale> ALL =
      Stream.of("en", "de", "es", "fr", "ar").map(Locale::forLanguageTag).toList();
  private static final ResourceBundle.Control NEARER =
      ResourceBundle.Control.getControl(ResourceBundle.Control.FORMAT_PROPERTIES);
  private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "ur");

  private Languages() {}

  /** All of them, in the order in which a chooser shows them. */
  public static List<Locale> all() {
    return ALL;
  }

  /** The tags of all of them, in a list for people: {@code en, de}. */
  public static String tags() {
    return ALL.stream().map(Locale::toLanguageTag).collect(Collectors.joining(", "));
  }

  /** What the language is called in itself, as a heading begins. */
  public static String name(Locale language) {
    String name = language.getDisplayLanguage(language);
    return name.substring(0, 1).toUpperCase(language) + name.substring(1);
  }

  /** The language of a BCP 47 tag; {@code de-AT} finds German. */
  public static Optional<Locale> find(String tag) {
    return nearest(Locale.forLanguageTag(tag));
  }

  /** The same, or English. */
  static Locale of(Locale wanted) {
    return nearest(wanted).orElse(Locale.ENGLISH);
  }

  /** The nearest of ours: {@code zh-Hant-TW} would find Chinese of Taiwan before any Chinese. */
  private static Optional<Locale> nearest(Locale wanted) {
    return NEARER.getCandidateLocales("", wanted).stream().filter(ALL::contains).findFirst();
  }

  /** The language of somebody who may have chosen one, else of where he belongs, else English. */
  public static Locale of(Optional<String> own, String otherwise) {
    return find(own.orElse(otherwise)).orElse(Locale.ENGLISH);
  }

  /**
   * Which way the language is written, as HTML's {@code dir} says it: {@code ltr} or {@code rtl}.
   */
  public static String direction(Locale language) {
    return RIGHT_TO_LEFT.contains(language.getLanguage()) ? "rtl" : "ltr";
  }
}
