package org.gatehouse.platform.rest;

/** The name or id with which an address ends; a name may hold slashes. */
public final class NameInPath {

  private NameInPath() {}

  /**
   * The name without a slash at its end: that one belongs to the address, which means the same with
   * and without it. What is really called so is reached by its id.
   */
  public static String of(String found) {
    return found.endsWith("/") ? found.substring(0, found.length() - 1) : found;
  }
}
