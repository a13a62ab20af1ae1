package org.gatehouse.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The inputs of the page's form, as they were typed. */
public final class PolicyForm {

  private @Nullable String maxInactivityDays;
  private @Nullable String maxLoginAttempts;
  private @Nullable String passwordValidityDays;
  private boolean enabled;
  private boolean everyLogin;
  private boolean forSso;
  private @Nullable String deviceDays;
  private @Nullable String idleMinutes;
  private @Nullable String absoluteHours;
  private @Nullable String allowList;
  private @Nullable String startsInDays;
  private final List<String> methods = new ArrayList<>();

  /** Fills them with the rules as they are. */
  void show(PolicyDetails rules) {
    maxInactivityDays = text(rules.maxInactivityDays());
    maxLoginAttempts = text(rules.maxLoginAttempts());
    passwordValidityDays = text(rules.passwordValidityDays());
    enabled = rules.twoFactor().enabled();
    everyLogin = rules.twoFactor().everyLogin();
    forSso = rules.twoFactor().forSso();
    deviceDays = text(rules.twoFactor().deviceDays());
    idleMinutes = text(rules.sessions().idleMinutes());
    absoluteHours = text(rules.sessions().absoluteHours());
    allowList = String.join("\n", rules.allowList().texts());
    choose(rules.twoFactor().methodNames());
  }

  /** The checkboxes have no component of their own: the names of the pressed ones are sent. */
  /** Chooses mail, too, where nothing else is chosen that everybody has. */
  void chooseOneForEverybody() {
    if (PolicyCheck.EVERYBODYS.stream().map(Enum::name).noneMatch(methods::contains)) {
      methods.add(TwoFactor.Method.EMAIL.name());
    }
  }

  void choose(List<String> names) {
    methods.clear();
    methods.addAll(names);
  }

  /** What somebody wants. */
  NewPolicy wanted() {
    return new NewPolicy(
        number(maxInactivityDays),
        number(maxLoginAttempts),
        number(passwordValidityDays),
        new NewPolicy.Factor(enabled, everyLogin, methods, number(deviceDays), forSso),
        number(idleMinutes),
        number(absoluteHours),
        Arrays.stream(Objects.toString(allowList, "").split("[,;\\s]+"))
            .filter(block -> !block.isEmpty())
            .toList(),
        number(startsInDays));
  }

  /** The number that was typed; null for nothing. */
  static @Nullable Integer number(@Nullable String typed) {
    String text = Objects.toString(typed, "").strip();
    if (text.isEmpty()) {
      return null;
    }
    return text.matches("[0-9]{1,9}") ? Integer.valueOf(text) : NewPolicy.NO_NUMBER;
  }

  private static String text(@Nullable Integer number) {
    return Objects.toString(number, "");
  }

  /** Whether a way to prove oneself is ticked. */
  public boolean chosen(String method) {
    return methods.contains(method);
  }

  public @Nullable String getMaxInactivityDays() {
    return maxInactivityDays;
  }

  public void setMaxInactivityDays(@Nullable String typed) {
    maxInactivityDays = typed;
  }

  public @Nullable String getMaxLoginAttempts() {
    return maxLoginAttempts;
  }

  public void setMaxLoginAttempts(@Nullable String typed) {
    maxLoginAttempts = typed;
  }

  public @Nullable String getPasswordValidityDays() {
    return passwordValidityDays;
  }

  public void setPasswordValidityDays(@Nullable String typed) {
    passwordValidityDays = typed;
  }

  public boolean isEnabled() {
    return enabled;
  }

  public void setEnabled(boolean on) {
    enabled = on;
  }

  public boolean isEveryLogin() {
    return everyLogin;
  }

  public void setEveryLogin(boolean on) {
    everyLogin = on;
  }

  public boolean isForSso() {
    return forSso;
  }

  public void setForSso(boolean on) {
    forSso = on;
  }

  public @Nullable String getDeviceDays() {
    return deviceDays;
  }

  public void setDeviceDays(@Nullable String typed) {
    deviceDays = typed;
  }

  public @Nullable String getIdleMinutes() {
    return idleMinutes;
  }

  public void setIdleMinutes(@Nullable String typed) {
    idleMinutes = typed;
  }

  public @Nullable String getAbsoluteHours() {
    return absoluteHours;
  }

  public void setAbsoluteHours(@Nullable String typed) {
    absoluteHours = typed;
  }

  public @Nullable String getAllowList() {
    return allowList;
  }

  public void setAllowList(@Nullable String typed) {
    allowList = typed;
  }

  public @Nullable String getStartsInDays() {
    return startsInDays;
  }

  public void setStartsInDays(@Nullable String typed) {
    startsInDays = typed;
  }
}
