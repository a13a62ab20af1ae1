package org.gatehouse.login.codes;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.factors.SecondFactor;
import org.gatehouse.login.steps.HalfSignIn;
import org.gatehouse.messaging.Outbox;
import org.gatehouse.platform.parts.All;
import org.gatehouse.policy.Policies;
import org.gatehouse.policy.TwoFactor;
import org.gatehouse.policy.TwoFactor.Method;
import org.gatehouse.users.MobileChanges;
import org.gatehouse.users.SignInUser;

/** The ways that somebody has to prove himself once more, the strongest first. */
@Stateless
public class Ways {

  /** What comes after everything else, such as recovery codes, has this place or a later one. */
  private static final int LAST_RESORTS = 50;

  @EJB Policies policies;
  @Inject All<SecondFactor> factors;
  @EJB MobileChanges mobiles;
  @EJB Outbox outbox;

  /** Where codes reach him. */
  public Receiver receiver(SignInUser user) {
    return new Receiver(
        user, outbox.sendsTexts() ? mobiles.findVerified(user.id()) : Optional.empty());
  }

  /**
   * What his account allows of what he has. Whoever has nothing of it gets his code by mail, so
   * that no rule keeps everybody out.
   */
  public List<Way> of(SignInUser user) {
    TwoFactor rule = policies.of(user.accountId()).twoFactor();
    Receiver receiver = receiver(user);
    List<Way> ways = new ArrayList<>();
    factors(user, true).stream().filter(way -> allowed(rule, way)).forEach(ways::add);
    receiver.methods().stream()
        .filter(rule.methods()::contains)
        .map(method -> Way.of(method, receiver))
        .forEach(ways::add);
    if (ways.isEmpty()) {
      ways.add(Way.of(Method.EMAIL, receiver));
    }
    ways.addAll(factors(user, false));
    return ways;
  }

  /** Whether his account still asks those for a second factor who come in that way. */
  public boolean wanted(HalfSignIn half) {
    return CodeDemand.concerns(policies.of(half.accountId()).twoFactor(), half.way());
  }

  /** How many days a browser is known on which he has proved himself so; 0 for none. */
  public int days(SignInUser user) {
    TwoFactor rule = policies.of(user.accountId()).twoFactor();
    return rule.everyLogin() ? 0 : rule.deviceDays();
  }

  /** The kind of that word, if he has it. */
  public Optional<SecondFactor> find(String kind, SignInUser user) {
    return factors.stream()
        .filter(factor -> factor.kind().equals(kind) && factor.ready(user.id()))
        .findFirst();
  }

  private List<Way> factors(SignInUser user, boolean first) {
    return factors.stream()
        .filter(factor -> factor.order() < LAST_RESORTS == first && factor.ready(user.id()))
        .sorted(Comparator.comparingInt(SecondFactor::order))
        .map(Way::of)
        .toList();
  }

  private static boolean allowed(TwoFactor rule, Way way) {
    return rule.methodNames().contains(way.kind().toUpperCase(Locale.ROOT));
  }
}
