package org.gatehouse.platform.rest;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * Messages of the product's bundle with their parameters filled in (see {@code
 * messages.properties}).
 */
public final class Texts {

  private static final String BUNDLE = "org.gatehouse.messages";
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private Texts() {}

  /** The message in that language, else in English; a key that does not exist comes back itself. */
  public static String of(Locale locale, String key, List<?> args) {
    try {
      String pattern =
          ResourceBundle.getBundle(BUNDLE, locale, Texts.class.getClassLoader(), NO_FALLBACK)
              .getString(key);
      return new MessageFormat(pattern, locale).format(args.toArray());
    } catch (MissingResourceException e) {
      return key;
    }
  }
}
