package org.gatehouse.policy;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.access.Permission;
import org.gatehouse.trail.Change;
import org.gatehouse.trail.RestorableSetting;
import org.jspecify.annotations.Nullable;

/** Puts values of the rules back that an entry of the log names. */
@ApplicationScoped
class RestorablePolicy implements RestorableSetting {

  @EJB Policies policies;

  @Override
  public boolean concerns(String event) {
    return PolicyEvent.Part.NAMES.contains(event);
  }

  @Override
  public Permission permission() {
    return Permission.POLICY_MANAGE;
  }

  @Override
  public String path() {
    return "/policy";
  }

  @Override
  public boolean restorable(Change change) {
    String now = values(policies.get()).get(change.field());
    return now != null && !now.equals(change.before());
  }

  @Override
  public void restore(Change change) {
    Map<String, String> values = values(policies.get());
    values.put(change.field(), change.before());
    policies.save(wanted(values));
  }

  private static Map<String, String> values(PolicyDetails rules) {
    Map<String, String> values = new HashMap<>(rules.optionValues());
    values.putAll(rules.twoFactorValues());
    return values;
  }

  private static NewPolicy wanted(Map<String, String> values) {
    return new NewPolicy(
        number(values, PolicyDetails.INACTIVITY),
        number(values, PolicyDetails.ATTEMPTS),
        number(values, PolicyDetails.VALIDITY),
        new NewPolicy.Factor(
            Boolean.parseBoolean(values.get(PolicyDetails.TWO_FACTOR)),
            Boolean.parseBoolean(values.get(PolicyDetails.EVERY_LOGIN)),
            list(values, PolicyDetails.METHODS),
            number(values, PolicyDetails.DEVICE_DAYS),
            Boolean.valueOf(values.get(PolicyDetails.FOR_SSO))),
        number(values, PolicyDetails.IDLE),
        number(values, PolicyDetails.ABSOLUTE),
        list(values, PolicyDetails.ADDRESSES),
        null);
  }

  private static @Nullable Integer number(Map<String, String> values, String field) {
    String value = values.getOrDefault(field, "");
    if (value.equals(PolicyDetails.NEVER)) {
      return null;
    }
    return value.matches("[0-9]{1,9}") ? Integer.valueOf(value) : NewPolicy.NO_NUMBER;
  }

  private static List<String> list(Map<String, String> values, String field) {
    return Arrays.stream(values.getOrDefault(field, "").split(", "))
        .filter(text -> !text.isEmpty())
        .toList();
  }
}
