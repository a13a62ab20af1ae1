package org.gatehouse.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * Knows where a browser goes after signing out; implemented by the features that know other places
 * than our login.
 */
public interface SignOutTarget {

  /**
   * The configured address for this caller, or for what the browser still knows of him; never one
   * that the request itself names.
   *
   * @param caller who is signing out; anonymous if his session is over already
   */
  Optional<String> findTarget(
      Caller caller, HttpServletRequest request, HttpServletResponse response);
}
