package org.gatehouse.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.trail.Catalogue;

/** Gives each reader his words, and what he may choose from. */
@RequestScoped
public class Vocabularies {

  @Inject LogScope scope;
  @Inject Catalogue catalogue;
  @Inject CurrentCaller caller;

  /** How things of the log are called in that language. */
  public Vocabulary of(Locale language) {
    Caller.Account own = caller.get().account();
    Map<String, String> names = new HashMap<>();
    scope.below().forEach(account -> names.put(account.slug(), account.name()));
    names.put(own.slug(), own.name());
    return new Vocabulary(language, catalogue, own.slug(), names);
  }

  Options options(Address address, Locale language) {
    return new Options(address, of(language), scope.below());
  }
}
