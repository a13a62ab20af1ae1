package org.gatehouse.platform.text;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.SimpleFormatter;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * A message of ICU, understood once and then used by every thread: text with parameters, among them
 * plurals that have the forms of the language.
 *
 * <p>Digits are 0 to 9 in every language: what is beside them, such as times, addresses and codes,
 * has no others.
 */
sealed interface Pattern {

  /** Whether each brace is the one of a place, such as {@code {0}}. */
  Predicate<String> ONLY_PLACES =
      java.util.regex.Pattern.compile("(?:[^{}']|\\{[0-9]\\})*+").asMatchPredicate();

  /** The text with its parameters filled in. */
  String format(List<Object> args);

  /** What the text in that language means. */
  static Pattern of(String text, Locale language) {
    if (text.indexOf('{') < 0 && text.indexOf('\'') < 0) {
      return new Plain(text);
    }
    ULocale locale = ULocale.forLocale(language).setKeywordValue("numbers", "latn");
    Whole whole = new Whole(new MessageFormat(text, locale));
    return ONLY_PLACES.test(text) ? new Places(SimpleFormatter.compile(text), whole) : whole;
  }

  /** Text without parameters. */
  record Plain(String text) implements Pattern {

    @Override
    public String format(List<Object> args) {
      return text;
    }
  }

  /** Text with places for parameters; it is shared as it is. */
  record Places(SimpleFormatter text, Whole whole) implements Pattern {

    @Override
    public String format(List<Object> args) {
      if (args.size() < text.getArgumentLimit()) {
        return whole.format(args);
      }
      CharSequence[] words = new CharSequence[args.size()];
      for (int at = 0; at < words.length; at++) {
        if (!(args.get(at) instanceof CharSequence word)) {
          return whole.format(args);
        }
        words[at] = word;
      }
      return text.format(words);
    }
  }

  /** Text whose parameters are numbers, too; formats are not for two threads at once. */
  record Whole(MessageFormat format) implements Pattern {

    @Override
    public String format(List<Object> args) {
      return ((MessageFormat) format.clone()).format(args.toArray());
    }
  }
}
