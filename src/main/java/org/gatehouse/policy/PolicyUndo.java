package org.gatehouse.policy;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.access.undo.Undoable;
import org.jspecify.annotations.Nullable;

/** Gives an account the rules again that it had before somebody saved others. */
@Stateless
public class PolicyUndo implements Undoable {

  /** What tells it from all others. */
  public static final String KIND = "policy";

  private static final String SEPARATOR = ",";
  private static final int WORDS = 14;

  @EJB Policies policies;

  @Override
  public String kind() {
    return KIND;
  }

  /** The rules before, none if nothing was decided, and those that hold now. */
  static List<String> arguments(Optional<PolicyDetails> before, PolicyDetails now) {
    List<String> arguments = new ArrayList<>(words(now));
    before.ifPresent(rules -> arguments.addAll(words(rules)));
    return arguments;
  }

  /** CONFLICT if somebody has decided other rules meanwhile. */
  @Override
  public void undo(List<String> arguments) {
    PolicyDetails now = rules(arguments.subList(0, WORDS));
    Optional<PolicyDetails> before =
        arguments.size() == WORDS
            ? Optional.empty()
            : Optional.of(rules(arguments.subList(WORDS, arguments.size())));
    policies.restore(before, now);
  }

  private static List<String> words(PolicyDetails rules) {
    TwoFactor factor = rules.twoFactor();
    Ramp ramp = rules.ramp();
    return Stream.of(
            rules.maxInactivityDays(),
            rules.maxLoginAttempts(),
            rules.passwordValidityDays(),
            factor.enabled(),
            factor.everyLogin(),
            String.join(SEPARATOR, factor.methodNames()),
            factor.deviceDays(),
            factor.forSso(),
            rules.sessions().idleMinutes(),
            rules.sessions().absoluteHours(),
            rules.allowList().text(),
            ramp == null ? null : ramp.until(),
            ramp == null ? null : ramp.maxInactivityDays(),
            ramp == null ? null : ramp.passwordValidityDays())
        .map(word -> Objects.toString(word, ""))
        .toList();
  }

  private static PolicyDetails rules(List<String> words) {
    String until = words.get(11);
    return new PolicyDetails(
        number(words.get(0)),
        Integer.parseInt(words.get(1)),
        number(words.get(2)),
        new TwoFactor(
            Boolean.parseBoolean(words.get(3)),
            Boolean.parseBoolean(words.get(4)),
            Stream.of(words.get(5).split(SEPARATOR))
                .filter(name -> !name.isEmpty())
                .map(TwoFactor.Method::valueOf)
                .toList(),
            Integer.parseInt(words.get(6)),
            Boolean.parseBoolean(words.get(7))),
        new SessionLimits(Integer.parseInt(words.get(8)), Integer.parseInt(words.get(9))),
        AllowList.parse(words.get(10)),
        until.isEmpty()
            ? null
            : new Ramp(Instant.parse(until), number(words.get(12)), number(words.get(13))));
  }

  private static @Nullable Integer number(String word) {
    return word.isEmpty() ? null : Integer.valueOf(word);
  }
}
