package org.gatehouse.home.start;

import java.util.Arrays;
import java.util.Optional;

/** A first step, with the page on which it is taken. Its texts are {@code start.<name>…}. */
public enum Step {
  /** One's name and language. */
  PERSON("/profile", "users"),
  /** How people sign in. */
  POLICY("/policy", "policy"),
  /** A second factor for oneself. */
  FACTOR("/profile/factors", "phone"),
  /** Somebody else who can look after the account. */
  MANAGER("/users?create=1#new-user", "invite"),
  /** Single sign-on, or not. */
  SSO("/sso", "sso");

  private final String path;
  private final String icon;

  Step(String path, String icon) {
    this.path = path;
    this.icon = icon;
  }

  /** The step of that name. */
  public static Optional<Step> find(String name) {
    return Arrays.stream(values()).filter(step -> step.name().equals(name)).findFirst();
  }

  /** Where it is taken, from the product's root on. */
  public String path() {
    return path;
  }

  /** A name of the sprite. */
  public String icon() {
    return icon;
  }
}
