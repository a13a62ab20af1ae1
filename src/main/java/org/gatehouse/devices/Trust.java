package org.gatehouse.devices;

import org.gatehouse.access.SignIn;

/** What a sign-in has shown of the browser that it came from. */
public enum Trust {
  /** Nothing of it. */
  NONE,
  /** That its owner does not want it to be known again, on a shared computer say. */
  ONCE,
  /** The right password, or a passkey: wrong guesses elsewhere do not count here. */
  PASSWORD,
  /** A second factor, too: it is not asked for here again for a while. */
  PROVED;

  /** What the first proof alone shows. */
  public static Trust of(SignIn.Way way) {
    return way == SignIn.Way.SSO ? NONE : PASSWORD;
  }
}
