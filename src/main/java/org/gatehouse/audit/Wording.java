package org.gatehouse.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.gatehouse.trail.Catalogue;
import org.gatehouse.trail.CatalogueText;
import org.gatehouse.trail.Values;

/**
 * Finds the catalogue's texts by their words, in memory and in the reader's language: the database
 * is asked for the texts' keys only.
 *
 * <p>The seed's literal descriptions find the texts that stand for them, also where those say it
 * better.
 */
@ApplicationScoped
public class Wording {

  private static final int MOST_WORDS = 10;

  @Inject Catalogue catalogue;

  private final Map<Locale, Map<String, String>> shown = new ConcurrentHashMap<>();

  /**
   * The words of a search, as {@link Values#searchable} writes them; marks around them are gone.
   */
  static List<String> words(String text) {
    return Arrays.stream(Values.searchable(text).split(" "))
        .map(word -> word.replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", ""))
        .filter(word -> !word.isEmpty())
        .distinct()
        .limit(MOST_WORDS)
        .toList();
  }

  /** The keys of the texts that hold this word. */
  Set<String> keysWith(String word, Locale language) {
    return keys(shown.computeIfAbsent(language, this::texts), word);
  }

  /** The keys of the texts whose description in the seed holds all these words. */
  Set<String> keysOfSeed(List<String> words) {
    return catalogue.texts().stream()
        .filter(text -> words.stream().allMatch(Values.searchable(text.seed())::contains))
        .map(CatalogueText::key)
        .collect(Collectors.toSet());
  }

  private Map<String, String> texts(Locale language) {
    Map<String, String> texts = new LinkedHashMap<>();
    catalogue
        .texts()
        .forEach(text -> texts.put(text.key(), Values.searchable(text.in(language, Map.of()))));
    return texts;
  }

  private static Set<String> keys(Map<String, String> texts, String word) {
    return texts.entrySet().stream()
        .filter(text -> text.getValue().contains(word))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
