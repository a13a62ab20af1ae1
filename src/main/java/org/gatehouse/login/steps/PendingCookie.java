package org.gatehouse.login.steps;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.gatehouse.platform.config.Settings;

/** The cookie that binds a half-finished sign-in to its browser; it opens no page but its own. */
@ApplicationScoped
public class PendingCookie {

  @Inject Settings settings;

  /** The token that the request holds; empty for none. */
  public String read(HttpServletRequest request) {
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(name()))
        .map(Cookie::getValue)
        .findFirst()
        .orElse("");
  }

  /** Keeps a token in the browser for as long as the half-finished sign-in lives. */
  public void write(String token, HttpServletResponse response) {
    set(token, (int) PendingSignIns.LIFETIME.toSeconds(), response);
  }

  /** Takes it away. */
  public void clear(HttpServletResponse response) {
    set("", 0, response);
  }

  private void set(String token, int maxAge, HttpServletResponse response) {
    Cookie cookie = new Cookie(name(), token);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(settings.https());
    cookie.setAttribute("SameSite", "Lax");
    cookie.setMaxAge(maxAge);
    response.addCookie(cookie);
  }

  private String name() {
    return settings.https() ? "__Host-gh_step" : "gh_step";
  }
}
