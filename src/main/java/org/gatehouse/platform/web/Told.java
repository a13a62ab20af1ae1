package org.gatehouse.platform.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a servlet has the next page tell, once. It travels in a cookie as the key of its text, of
 * which only a few are known, so that a planted one could say nothing else.
 */
public final class Told {

  private static final String COOKIE = "gh_told";
  private static final Set<String> KEYS = Set.of("undo.done", "undo.late");
  private static final int SECONDS = 30;

  private Told() {}

  /** Has the next page tell it. */
  public static void next(String key, boolean secure, HttpServletResponse response) {
    response.addCookie(cookie(key, secure, SECONDS));
  }

  /** The key of what is to be told now; it is told no more then. */
  public static Optional<String> take(
      HttpServletRequest request, HttpServletResponse response, boolean secure) {
    Optional<String> told =
        Optional.ofNullable(request.getCookies()).stream()
            .flatMap(Arrays::stream)
            .filter(cookie -> cookie.getName().equals(COOKIE))
            .map(Cookie::getValue)
            .flatMap(value -> Stream.of(value).filter(KEYS::contains))
            .findFirst();
    told.ifPresent(key -> response.addCookie(cookie("", secure, 0)));
    return told;
  }

  private static Cookie cookie(String value, boolean secure, int seconds) {
    Cookie cookie = new Cookie(COOKIE, value);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    cookie.setAttribute("SameSite", "Strict");
    cookie.setMaxAge(seconds);
    return cookie;
  }
}
