package org.gatehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project's files as the structure tests read them. */
final class Sources {

  static final Path JAVA = Path.of("src/main/java");
  static final Path WEB = Path.of("src/main/webapp");
  static final Path BUNDLES = Path.of("src/main/resources/org/gatehouse");

  private Sources() {}

  /** The text of every file below a folder whose name ends so, by its path. */
  static Map<Path, String> below(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      Map<Path, String> texts = new TreeMap<>();
      for (Path file : files.filter(path -> path.toString().endsWith(ending)).toList()) {
        texts.put(file, Files.readString(file));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the pattern finds in a text. */
  static List<MatchResult> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().toList();
  }
}
