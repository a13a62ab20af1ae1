package org.gatehouse.audit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gatehouse.access.Caller;
import org.gatehouse.trail.CatalogueText;
import org.gatehouse.trail.Outcome;

/** What the filters of the page offer to choose from. */
public final class Options {

  private final Address address;
  private final Vocabulary words;
  private final List<Caller.Account> below;

  Options(Address address, Vocabulary words, List<Caller.Account> below) {
    this.address = address;
    this.words = words;
    this.below = below;
  }

  /** A value to choose, and what it is called. */
  public record Option(String value, String name, boolean chosen) {}

  /** The items of the catalogue. */
  public List<Option> getItems() {
    return catalogue("item", CatalogueText::item);
  }

  /** The actions of the catalogue. */
  public List<Option> getActions() {
    return catalogue("action", CatalogueText::action);
  }

  public List<Option> getOutcomes() {
    return Arrays.stream(Outcome.values())
        .map(outcome -> option("outcome", outcome.name()))
        .toList();
  }

  /** The accounts below the caller's, and all of them; empty where there are none. */
  public List<Option> getSubs() {
    return below.isEmpty()
        ? List.of()
        : Stream.concat(Stream.of(LogScope.ALL), below.stream().map(Caller.Account::slug))
            .map(slug -> option("sub", slug))
            .toList();
  }

  private List<Option> catalogue(String field, Function<CatalogueText, String> column) {
    return words.catalogue().texts().stream()
        .map(column)
        .distinct()
        .sorted(Comparator.comparing(name -> name.toLowerCase(Locale.ROOT)))
        .map(name -> option(field, name))
        .toList();
  }

  private Option option(String field, String value) {
    return new Option(value, words.value(field, value), address.get(field).equalsIgnoreCase(value));
  }
}
