package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gatehouse.platform.config.Settings;

/**
 * Where somebody wanted to go who has to sign in first: ten minutes long in a cookie of his
 * browser.
 *
 * <p>Every way of signing in ends at the home page, which leads on, once. So it does not matter how
 * many steps there are, nor that a browser sends no such cookie along with what an identity
 * provider's page posts. A planted cookie leads to a page of ours that its reader may open, and
 * nowhere else.
 */
@ApplicationScoped
class WayOn {

  private static final int SECONDS = 600;
  private static final int LONGEST = 1_000;
  private static final Pattern PLAIN = Pattern.compile("/(?!/)[!-~&&[^\\\\]]*");

  @Inject Settings settings;

  /** Remembers a page that was asked for; of anything else nothing. */
  void keep(Routes route, HttpServletRequest request, HttpServletResponse response) {
    String query = request.getQueryString();
    String address = route.path() + (query == null ? "" : "?" + query);
    if (request.getMethod().equals("GET") && page(route) && plain(address)) {
      byte[] bytes = address.getBytes(StandardCharsets.US_ASCII);
      set(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), SECONDS, response);
    }
  }

  /** The path and parameters where the caller wanted to go, if he may; from here on forgotten. */
  Optional<String> take(Caller caller, HttpServletRequest request, HttpServletResponse response) {
    Optional<String> kept =
        Optional.ofNullable(request.getCookies()).stream()
            .flatMap(Arrays::stream)
            .filter(cookie -> cookie.getName().equals(name()))
            .map(Cookie::getValue)
            .findFirst();
    kept.ifPresent(any -> forget(response));
    return kept.flatMap(value -> address(value, caller));
  }

  /** Nobody is led on from here on: whoever signs in next at this browser may be somebody else. */
  void forget(HttpServletResponse response) {
    set("", 0, response);
  }

  /** What a cookie says, if it is a page that the caller may open. */
  static Optional<String> address(String value, Caller caller) {
    try {
      String address = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.US_ASCII);
      int query = address.indexOf('?');
      return Routes.of(query < 0 ? address : address.substring(0, query))
          .filter(route -> page(route) && route.who().allows(caller) && plain(address))
          .map(route -> address);
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  /** Whether it can be gone to; home is where everybody goes in any case. */
  private static boolean page(Routes route) {
    return !route.view().isEmpty()
        && !route.who().anybody()
        && route != Routes.HOME
        && route != Routes.HOME_NOW;
  }

  private static boolean plain(String address) {
    return address.length() <= LONGEST && PLAIN.matcher(address).matches();
  }

  private void set(String value, int maxAge, HttpServletResponse response) {
    Cookie cookie = new Cookie(name(), value);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(settings.https());
    cookie.setAttribute("SameSite", "Lax");
    cookie.setMaxAge(maxAge);
    response.addCookie(cookie);
  }

  private String name() {
    return settings.https() ? "__Host-gh_next" : "gh_next";
  }
}
