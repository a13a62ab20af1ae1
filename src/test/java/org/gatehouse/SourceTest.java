package org.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no compiled class shows: how long files are, and words that have no place in them. */
class SourceTest {

  private static final Path MAIN = Path.of("src/main/java/org/gatehouse");
  private static final int LONGEST_CLASS = 250;
  private static final int LONGEST_MEDIAN = 60;

  @Test
  void noClassIsLongerThanOnePersonReads() {
    assertThat(sources())
        .allSatisfy(
            file ->
                assertThat(lines(file))
                    .as(file.toString())
                    .hasSizeLessThanOrEqualTo(LONGEST_CLASS));
  }

  @Test
  void mostClassesAreShort() {
    List<Integer> sizes = sources().stream().map(file -> lines(file).size()).sorted().toList();
    assertThat(sizes.get(sizes.size() / 2))
        .as("median of " + sizes.size() + " classes")
        .isLessThanOrEqualTo(LONGEST_MEDIAN);
  }

  @Test
  void nothingIsLeftForLater() {
    assertThat(sources())
        .allSatisfy(
            file ->
                assertThat(lines(file))
                    .as(file.toString())
                    .noneMatch(
                        line ->
                            line.matches(
                                ".*\\b(TODO|FIXME|XXX|HACK)\\b.*|.*printStackTrace.*|.*System\\.(out|err)\\..*")));
  }

  /** EclipseLink joins the table with itself for them, which PostgreSQL then reads whole. */
  @Test
  void noBulkUpdateHasASubQuery() {
    assertThat(bulkUpdates("\"update User u set u.x = 1 where\"\n + \" exists (select 1)\""))
        .containsExactly("update User u set u.x = 1 where exists (select 1)");
    assertThat(sources())
        .flatExtracting(file -> bulkUpdates(String.join("\n", lines(file))))
        .hasSizeGreaterThan(20)
        .noneMatch(update -> update.contains("select "));
  }

  /** Those of entities, whose names are in upper case, and not those of tables. */
  private static List<String> bulkUpdates(String source) {
    return Pattern.compile("\"(update [A-Z]\\w* \\w+ set [^\"]*)\"")
        .matcher(source.replaceAll("\"\\s*\\+\\s*\"", ""))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static List<Path> sources() {
    try (Stream<Path> files = Files.walk(MAIN)) {
      return files
          .filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
