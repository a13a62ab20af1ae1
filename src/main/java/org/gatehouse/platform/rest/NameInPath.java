package org.gatehouse.platform.rest;

import java.util.function.Consumer;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;

/** The name or id with which an address ends; a name may hold slashes. */
public final class NameInPath {

  private NameInPath() {}

  /**
   * The name as it stands there if something is called so; else without a slash at its end, which
   * belongs to the address then.
   *
   * @param look finds what has that name or id; NOT_FOUND if there is none
   */
  public static String of(String found, Consumer<String> look) {
    String cut = of(found);
    if (cut.equals(found)) {
      return found;
    }
    try {
      look.accept(found);
      return found;
    } catch (BusinessException refusal) {
      if (refusal.kind() == Kind.NOT_FOUND) {
        return cut;
      }
      throw refusal;
    }
  }

  /** The name without a slash at its end, for what nothing is called yet. */
  public static String of(String found) {
    return found.endsWith("/") ? found.substring(0, found.length() - 1) : found;
  }
}
