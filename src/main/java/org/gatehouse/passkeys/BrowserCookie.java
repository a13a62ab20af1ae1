package org.gatehouse.passkeys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.crypto.Tokens;

/** The cookie that binds a challenge to the browser that asked for it. */
@ApplicationScoped
public class BrowserCookie {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

  @Inject Settings settings;

  /** What the browser holds; empty where it holds nothing. */
  public String read(HttpServletRequest request) {
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(name()))
        .map(Cookie::getValue)
        .filter(value -> SHAPE.matcher(value).matches())
        .findFirst()
        .orElse("");
  }

  /** The same; a browser that holds nothing gets a new one. It is good for all of its tabs. */
  public String keep(HttpServletRequest request, HttpServletResponse response) {
    String held = read(request);
    String token = held.isEmpty() ? Tokens.secret() : held;
    Cookie cookie = new Cookie(name(), token);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(settings.https());
    cookie.setAttribute("SameSite", "Strict");
    cookie.setMaxAge((int) Challenges.LIFETIME.toSeconds());
    response.addCookie(cookie);
    return token;
  }

  private String name() {
    return settings.https() ? "__Host-gh_passkey" : "gh_passkey";
  }
}
