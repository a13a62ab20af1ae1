package org.gatehouse.users;

import com.google.common.hash.Hashing;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The passwords that guessers try first: those that were found in breaches, those that many have,
 * common words with a few figures around them, and rows of neighbouring characters.
 *
 * <p>The lists lie beside this class, with their origin and licence. They are read when the first
 * password is chosen and kept as 64-bit hashes, 5 MB in all; two texts with one hash are as good as
 * impossible at that size.
 */
final class CommonPasswords {

  private static final int SHORTEST_LISTED = 8;
  private static final int SHORTEST_WORD = 4;

  /** So many figures and signs before or behind a common password make no other one of it. */
  private static final int LONGEST_TRIMMING = 6;

  private static final int FEWEST_DIFFERENT = 3;

  private CommonPasswords() {}

  /** Whether the password, in any case, is one of them. */
  static boolean contain(String password) {
    String key = Normalizer.normalize(password, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String core = trimmed(key);
    return monotonous(key)
        || Listed.PASSWORDS.contains(key)
        || (core.length() >= SHORTEST_LISTED && Listed.PASSWORDS.contains(core))
        || (core.length() >= SHORTEST_WORD && Listed.WORDS.contains(core));
  }

  /** Without the figures and signs at both ends, as long as these are few. */
  private static String trimmed(String key) {
    int start = 0;
    int end = key.length();
    while (end > 0 && !Character.isLetter(key.charAt(end - 1))) {
      end--;
    }
    while (start < end && !Character.isLetter(key.charAt(start))) {
      start++;
    }
    boolean few = start + key.length() - end <= LONGEST_TRIMMING;
    return few ? key.substring(start, end) : key;
  }

  /** One or two characters over and over, or each the neighbour of the one before. */
  private static boolean monotonous(String key) {
    int[] points = key.codePoints().toArray();
    return Arrays.stream(points).distinct().count() < FEWEST_DIFFERENT
        || steps(points, 1)
        || steps(points, -1);
  }

  private static boolean steps(int[] points, int step) {
    for (int i = 1; i < points.length; i++) {
      if (points[i] - points[i - 1] != step) {
        return false;
      }
    }
    return true;
  }

  /** Read when somebody first asks for them. */
  private static final class Listed {

    static final Listed PASSWORDS = new Listed("common-passwords.txt.gz");
    static final Listed WORDS = new Listed("common-words.txt.gz");

    private final long[] sorted;

    private Listed(String file) {
      try (InputStream in =
              Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(file), file);
          Stream<String> lines =
              new BufferedReader(
                      new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))
                  .lines()) {
        sorted = lines.mapToLong(Listed::hash).sorted().toArray();
      } catch (IOException e) {
        throw new UncheckedIOException(file, e);
      }
    }

    boolean contains(String key) {
      return Arrays.binarySearch(sorted, hash(key)) >= 0;
    }

    private static long hash(String key) {
      return Hashing.murmur3_128().hashString(key, StandardCharsets.UTF_8).asLong();
    }
  }
}
