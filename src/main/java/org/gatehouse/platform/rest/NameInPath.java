package org.gatehouse.platform.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Consumer;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;

/** The name or id with which an address ends; a name may hold slashes. */
@RequestScoped
public class NameInPath {

  private static final String SLASH = "/";

  @Inject HttpServletRequest request;

  /**
   * The name as it stands in the address if something is called so; else without a slash at its
   * end, which belongs to the address then.
   *
   * @param found the end of the address as REST gives it
   * @param look finds what has that name or id; NOT_FOUND if there is none
   */
  public String of(String found, Consumer<String> look) {
    return whatIs(whole(found), look);
  }

  /** The name as it stands in the address: one of the two servers takes a slash off its end. */
  public String whole(String found) {
    return whole(request.getRequestURI(), found);
  }

  /** The name without a slash at its end, for what nothing is called yet. */
  public static String of(String found) {
    return found.endsWith(SLASH) ? found.substring(0, found.length() - 1) : found;
  }

  static String whole(String address, String found) {
    return address.endsWith(SLASH) && !found.endsWith(SLASH) ? found + SLASH : found;
  }

  static String whatIs(String whole, Consumer<String> look) {
    if (!whole.endsWith(SLASH)) {
      return whole;
    }
    try {
      look.accept(whole);
      return whole;
    } catch (BusinessException refusal) {
      if (refusal.kind() == Kind.NOT_FOUND) {
        return of(whole);
      }
      throw refusal;
    }
  }
}
