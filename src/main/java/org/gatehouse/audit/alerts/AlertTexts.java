package org.gatehouse.audit.alerts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.trail.Catalogue;
import org.gatehouse.trail.CatalogueText;
import org.gatehouse.trail.Outcome;
import org.gatehouse.trail.WatchedTexts;

/** Which texts of the catalogue the rules look at. */
@ApplicationScoped
class AlertTexts implements WatchedTexts {

  /** A sign-in by whatever way. */
  static final String SIGNED_IN = "user.login.success";

  /** Files that take something out of the account, also those that broke off. */
  static final Set<String> EXPORTED = both("search.export", "person.export");

  /** What of it stands for several refusals, which one of its details counts. */
  static final Set<String> COUNTED =
      Set.of("user.login-refused.failure.AGGREGATED", "user.sso-refused.failure.AGGREGATED");

  /** Single sign-on or the second factor was switched or changed. */
  static final Set<String> SETTINGS =
      done(
          "2fa.enable",
          "2fa.disable",
          "2fa.update",
          "account.login-options",
          "sso.enforce",
          "sso.release",
          "sso.key-switch",
          "sso.provider-swap",
          "sso.source",
          "sso.way-back",
          "sso.share",
          "sso.unshare");

  private static final Set<String> REFUSALS = Set.of("user.login-refused", "user.sso-refused");

  @Inject Catalogue catalogue;

  @Override
  public Set<String> each() {
    return Stream.of(SETTINGS, EXPORTED, Set.of(SIGNED_IN))
        .flatMap(Set::stream)
        .collect(Collectors.toSet());
  }

  /** Somebody who guesses makes thousands of refusals, and they are one thing. */
  @Override
  public Set<String> together() {
    return catalogue.texts().stream()
        .filter(text -> REFUSALS.contains(text.name()) && text.outcome() == Outcome.FAILURE)
        .map(CatalogueText::key)
        .collect(Collectors.toSet());
  }

  /** The texts of these events, however they ended. */
  private static Set<String> both(String... names) {
    return Arrays.stream(names)
        .flatMap(name -> Stream.of(name + ".success", name + ".failure"))
        .collect(Collectors.toSet());
  }

  /** The texts of these events where they succeeded. */
  private static Set<String> done(String... names) {
    return Arrays.stream(names).map(name -> name + ".success").collect(Collectors.toSet());
  }
}
