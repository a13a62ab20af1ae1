package org.gatehouse.sso;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What was lately read from stored texts, such as keys and certificates: reading them takes longer
 * than finding them. A text that changes is another text, so nothing here is ever out of date.
 */
final class Parsed<T, V> {

  private final Map<T, V> values;

  /**
   * @param most how many are kept; the longest unused go first
   */
  Parsed(int most) {
    values =
        Collections.synchronizedMap(
            new LinkedHashMap<>(16, 0.75f, true) {
              private static final long serialVersionUID = 1L;

              @Override
              protected boolean removeEldestEntry(Map.Entry<T, V> eldest) {
                return size() > most;
              }
            });
  }

  /** The value of that text, read if nobody asked for it lately. */
  V of(T text, Function<? super T, ? extends V> reader) {
    V known = values.get(text);
    if (known != null) {
      return known;
    }
    V read = reader.apply(text);
    values.put(text, read);
    return read;
  }
}
