package org.gatehouse.login.steps;

/** What may still be asked of somebody who has proved who he is; in this order. */
public enum Step {
  /** A second factor, before anything else: an old password alone changes nothing. */
  CODE("/login/code"),
  /** Another password in the place of one that is too old; always the last one. */
  NEW_PASSWORD("/login/renew");

  private final String path;

  Step(String path) {
    this.path = path;
  }

  /** The page that asks for it. */
  public String path() {
    return path;
  }
}
