package org.gatehouse.users;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Whose password it is, by the names that a guesser knows of him.
 *
 * @param account the name of his account
 * @param slug the short name of his account
 */
public record PasswordOwner(String username, String email, String account, String slug) {

  private static final String PRODUCT = "gatehouse";
  private static final String SEPARATORS = "[^\\p{L}\\p{N}]+";

  /** Shorter ones stand in many words by chance. */
  private static final int SHORTEST_NAME = 3;

  private static final int SHORTEST_PART = 4;

  /** So many figures beside names make no password of them. */
  private static final int MOST_FIGURES = 6;

  /** Whether the password is made of these names: one, several, backwards, with figures. */
  boolean suggests(String password) {
    String bare = bare(password);
    String backwards = new StringBuilder(bare).reverse().toString();
    List<String> names = names();
    return names.contains(bare)
        || names.contains(backwards)
        || nothingElse(bare, names)
        || nothingElse(backwards, names);
  }

  private static boolean nothingElse(String bare, List<String> names) {
    String rest = bare;
    for (String name : names) {
      if (name.length() >= SHORTEST_PART) {
        rest = rest.replace(name, "");
      }
    }
    return !rest.equals(bare)
        && rest.length() <= MOST_FIGURES
        && rest.codePoints().noneMatch(Character::isLetter);
  }

  /** The longest first, so that a part is not taken out of the middle of the whole. */
  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (String name : List.of(username, email, account, slug, PRODUCT)) {
      names.add(bare(name));
      Stream.of(name.split(SEPARATORS)).map(PasswordOwner::bare).forEach(names::add);
    }
    names.add(bare(email.replaceFirst("@.*", "")));
    names.removeIf(name -> name.length() < SHORTEST_NAME);
    names.sort(Comparator.comparingInt(String::length).reversed());
    return names;
  }

  private static String bare(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll(SEPARATORS, "");
  }
}
