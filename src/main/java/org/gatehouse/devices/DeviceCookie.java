package org.gatehouse.devices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.platform.config.Settings;

/** The cookie by which a browser is known; it never stands for a password. */
@ApplicationScoped
public class DeviceCookie {

  @Inject Settings settings;

  /** The tokens that the request's cookie holds. */
  public DeviceTokens read(HttpServletRequest request) {
    return Optional.ofNullable(request.getCookies())
        .map(Arrays::stream)
        .orElseGet(Stream::empty)
        .filter(cookie -> cookie.getName().equals(name()))
        .map(cookie -> DeviceTokens.of(cookie.getValue()))
        .findFirst()
        .orElse(DeviceTokens.NONE);
  }

  /** Keeps them in the browser, as long as any unused device is known. */
  public void write(DeviceTokens tokens, HttpServletResponse response) {
    Cookie cookie = new Cookie(name(), tokens.text());
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(settings.https());
    cookie.setAttribute("SameSite", "Lax");
    cookie.setMaxAge((int) Devices.LONGEST.toSeconds());
    response.addCookie(cookie);
  }

  private String name() {
    return settings.https() ? "__Host-gh_device" : "gh_device";
  }
}
