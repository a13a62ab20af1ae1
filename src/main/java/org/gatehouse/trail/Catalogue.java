package org.gatehouse.trail;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Everything that the audit log can say: the platform's list ({@code catalogue.tsv}) and the
 * product's own ({@code own.tsv}).
 *
 * <p>A machine name serves both outcomes. A reason selects a text of its own where the catalogue
 * has one, else the text without a reason says it.
 */
@ApplicationScoped
public class Catalogue {

  private final Map<String, CatalogueText> texts = new LinkedHashMap<>();
  private final Map<String, List<CatalogueText>> pairs = new HashMap<>();
  private final Map<String, CatalogueText> possible = new LinkedHashMap<>();

  /** Reads both lists. */
  public Catalogue() {
    load("catalogue.tsv");
    load("own.tsv");
    texts.values().stream()
        .collect(Collectors.groupingBy(text -> pair(text.item(), text.action())))
        .forEach((pair, all) -> pairs.put(pair, List.copyOf(all)));
    possible.putAll(texts);
    pairs.values().forEach(this::addUnlisted);
  }

  /** All texts, the platform's first. */
  public Collection<CatalogueText> texts() {
    return Collections.unmodifiableCollection(texts.values());
  }

  /** The text that the database calls so. */
  public Optional<CatalogueText> find(String key) {
    return Optional.ofNullable(texts.get(key));
  }

  /**
   * Every text that an entry may have: all of the lists, and those that stand where another product
   * tells of a pair what the lists have no words for.
   */
  public Collection<CatalogueText> possible() {
    return Collections.unmodifiableCollection(possible.values());
  }

  /** That one of the possible texts that the database calls so. */
  public Optional<CatalogueText> findPossible(String key) {
    return Optional.ofNullable(possible.get(key));
  }

  /**
   * What stands for an outcome, reason or thing of a pair that the lists have no words for; readers
   * see what its sender said.
   *
   * @param pair the platform's texts of an item's action; empty while something is wrong
   */
  public static CatalogueText unlisted(List<CatalogueText> pair, Outcome outcome) {
    String item = pair.isEmpty() ? "" : pair.get(0).item();
    String action = pair.isEmpty() ? "" : pair.get(0).action();
    boolean oneName = pair.stream().map(CatalogueText::name).distinct().count() == 1;
    String name = oneName ? pair.get(0).name() : word(item) + "." + word(action);
    return new CatalogueText(name, "", item, action, outcome, List.of(), false, "");
  }

  /** The texts of an item's action, whatever the case of the two names; none if there is none. */
  public List<CatalogueText> ofPair(String item, String action) {
    return pairs.getOrDefault(pair(item, action), List.of());
  }

  /**
   * The text for an event.
   *
   * @throws IllegalArgumentException if the catalogue has none, which is a bug of whoever fired it
   */
  public CatalogueText get(String name, Outcome outcome, String reason) {
    CatalogueText plain = new CatalogueText(name, "", "", "", outcome, List.of(), true, "");
    return find(reason.isEmpty() ? plain.key() : plain.key() + "." + reason)
        .or(() -> find(plain.key()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The audit catalogue has no text for " + plain.key() + " " + reason));
  }

  private void addUnlisted(List<CatalogueText> pair) {
    List<CatalogueText> sent = pair.stream().filter(text -> !text.own()).toList();
    if (!sent.isEmpty()) {
      for (Outcome outcome : Outcome.values()) {
        CatalogueText text = unlisted(sent, outcome);
        possible.putIfAbsent(text.key(), text);
      }
    }
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private static String pair(String item, String action) {
    return item.toLowerCase(Locale.ROOT) + "/" + action.toLowerCase(Locale.ROOT);
  }

  private void load(String file) {
    try (var stream = Objects.requireNonNull(Catalogue.class.getResourceAsStream(file));
        var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      lines.lines().skip(1).map(line -> line.split("\t", -1)).forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Columns: name, reason, item, action, outcome, parameters, owner, and in one list the seed. */
  private void add(String[] column) {
    String seed = column.length > 7 ? column[7] : "";
    for (Outcome outcome : Outcome.values()) {
      if (column[4].equals("both") || column[4].equalsIgnoreCase(outcome.name())) {
        CatalogueText text =
            new CatalogueText(
                column[0],
                column[1],
                column[2],
                column[3],
                outcome,
                parameters(column[5]),
                column[6].equals("gatehouse"),
                seed);
        if (texts.put(text.key(), text) != null) {
          throw new IllegalStateException("The audit catalogue has " + text.key() + " twice");
        }
      }
    }
  }

  private static List<CatalogueText.Parameter> parameters(String column) {
    return Arrays.stream(column.split(";", -1))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", 2))
        .map(pair -> new CatalogueText.Parameter(pair[0], pair[1]))
        .toList();
  }
}
