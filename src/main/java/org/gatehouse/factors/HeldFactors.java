package org.gatehouse.factors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gatehouse.platform.parts.All;
import org.gatehouse.users.FactorKinds;

/** Narrows the list of users by what they have besides a password. */
@ApplicationScoped
public class HeldFactors implements FactorKinds {

  private static final String NONE = "none";

  @Inject All<SecondFactor> factors;

  @Override
  public List<String> all() {
    return List.copyOf(conditions().keySet());
  }

  @Override
  public Optional<String> holding(String kind) {
    return Optional.ofNullable(conditions().get(kind));
  }

  private Map<String, String> conditions() {
    Map<String, String> conditions = new LinkedHashMap<>();
    factors.stream()
        .filter(kind -> !kind.held().isEmpty())
        .sorted(Comparator.comparingInt(SecondFactor::order))
        .forEach(kind -> conditions.put(kind.kind(), kind.held()));
    String any = conditions.values().stream().collect(Collectors.joining(" or "));
    conditions.put(NONE, "not (" + any + ")");
    return conditions;
  }
}
