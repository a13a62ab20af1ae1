package org.gatehouse.platform.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every text for people, in one language.
 *
 * <p>A text is a whole message with parameters and plural forms ({@link Pattern}). No sentence is
 * assembled from parts. A language that lacks a text would speak English; the tests see to it that
 * none does, and the server's own default locale never matters.
 */
public final class Texts {

  private static final ResourceBundle.Control NO_DEFAULT_LOCALE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  /** Made once for each language; what was understood of a text stays with it. */
  private static final Map<Locale, Texts> ALL =
      Languages.all().stream().collect(Collectors.toMap(Function.identity(), Texts::new));

  private final Locale language;
  private final ResourceBundle bundle;
  private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

  private Texts(Locale language) {
    this.language = language;
    this.bundle =
        ResourceBundle.getBundle(
            "org.gatehouse.messages", language, Texts.class.getClassLoader(), NO_DEFAULT_LOCALE);
  }

  /** The texts in that language; of {@code es-MX} in Spanish, of one that we lack in English. */
  public static Texts in(Locale language) {
    Texts texts = ALL.get(language);
    return texts == null ? ALL.get(Languages.of(language)) : texts;
  }

  /** The text of the key with its parameters; the key itself, should there be no such text. */
  public String of(String key, Object... args) {
    return of(key, List.of(args));
  }

  /** The same, with the parameters as a list. */
  public String of(String key, List<Object> args) {
    return find(key, args).orElse(key);
  }

  /** Whether there is a text of the key. */
  public boolean has(String key) {
    return bundle.containsKey(key);
  }

  /** The text of the key, if there is one. */
  public Optional<String> find(String key, List<Object> args) {
    Pattern pattern = patterns.get(key);
    if (pattern == null) {
      if (!bundle.containsKey(key)) {
        return Optional.empty();
      }
      pattern = Pattern.of(bundle.getString(key), language);
      patterns.put(key, pattern);
    }
    return Optional.of(pattern.format(args));
  }
}
