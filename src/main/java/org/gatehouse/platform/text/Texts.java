package org.gatehouse.platform.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * Every text for people, in one language.
 *
 * <p>A text is a whole message with parameters ({@link MessageFormat}); plurals are choices in it.
 * No sentence is assembled from parts. A language that lacks a text would speak English; the tests
 * see to it that none does, and the server's own default locale never matters.
 */
public final class Texts {

  private static final ResourceBundle.Control NO_DEFAULT_LOCALE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  /** Made once: what programs send is compared with English, text by text. */
  private static final Texts ENGLISH = new Texts(Locale.ENGLISH);

  private final Locale language;
  private final ResourceBundle bundle;

  private Texts(Locale language) {
    this.language = language;
    this.bundle =
        ResourceBundle.getBundle(
            "org.gatehouse.messages", language, Texts.class.getClassLoader(), NO_DEFAULT_LOCALE);
  }

  /** The texts in that language. */
  public static Texts in(Locale language) {
    return language.equals(Locale.ENGLISH) ? ENGLISH : new Texts(language);
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
    if (!bundle.containsKey(key)) {
      return Optional.empty();
    }
    String text = bundle.getString(key);
    boolean asItIs = text.indexOf('{') < 0 && text.indexOf('\'') < 0;
    return Optional.of(asItIs ? text : new MessageFormat(text, language).format(args.toArray()));
  }
}
