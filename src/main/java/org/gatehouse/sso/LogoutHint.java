package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.CurrentCaller.Host;
import org.gatehouse.access.SignOutTarget;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.crypto.Secrets;

/**
 * Sends people who sign out to their account's Logout URL. Whose account it is says the session,
 * or, when that is over, a sealed cookie of the last single sign-on or the account's own host;
 * never the request's own words.
 */
@ApplicationScoped
public class LogoutHint implements SignOutTarget {

  private static final String PURPOSE = "logout hint";
  private static final Duration KEPT = Duration.ofDays(30);

  @Inject Settings settings;
  @Inject Secrets secrets;
  @EJB SsoConnections connections;
  @Inject CurrentCaller current;

  @Override
  public Optional<String> findTarget(
      Caller caller, HttpServletRequest request, HttpServletResponse response) {
    var account =
        caller.kind() == Caller.Kind.USER
            ? Optional.of(caller.home().id())
            : remembered(request).or(this::hosts);
    return account.flatMap(connections::findLogoutUrl);
  }

  /** Remembers whose single sign-on this browser used last. */
  void remember(long accountId, HttpServletResponse response) {
    var sealed =
        secrets.encrypt(Long.toString(accountId).getBytes(StandardCharsets.UTF_8), PURPOSE);
    var cookie = new Cookie(name(), sealed);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(settings.https());
    cookie.setAttribute("SameSite", "Lax");
    cookie.setMaxAge((int) KEPT.toSeconds());
    response.addCookie(cookie);
  }

  /** The account whose own host it is. */
  private Optional<Long> hosts() {
    return Optional.of(current.host()).filter(Host::own).map(host -> host.owner().id());
  }

  private Optional<Long> remembered(HttpServletRequest request) {
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(name()))
        .map(Cookie::getValue)
        .findFirst()
        .flatMap(this::open);
  }

  private Optional<Long> open(String sealed) {
    try {
      return Optional.of(
          Long.valueOf(new String(secrets.decrypt(sealed, PURPOSE), StandardCharsets.UTF_8)));
    } catch (IllegalStateException | IllegalArgumentException somebodyElsesCookie) {
      return Optional.empty();
    }
  }

  private String name() {
    return settings.https() ? "__Host-gh_account" : "gh_account";
  }
}
