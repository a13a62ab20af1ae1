package org.gatehouse.access;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Arrays;
import java.util.Optional;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.web.Preferences;

/**
 * The session of one browser: a cookie with a random token, and nothing else.
 *
 * <p>Beginning one ends the browser's former one and its {@code HttpSession}, so that an id planted
 * before the sign-in is worth nothing after it.
 */
@ApplicationScoped
public class SignedInSession {

  @Inject Settings settings;
  @Inject AccountRules rules;
  @Inject WayOn wayOn;
  @EJB Sessions sessions;
  @EJB SessionCallers callers;
  @EJB CallerSource users;

  /** Begins a session and sets its cookie. */
  public void begin(SignIn signIn, HttpServletRequest request, HttpServletResponse response) {
    token(request).ifPresent(sessions::end);
    forgetView(request, response);
    set(response, name(), sessions.begin(signIn), -1);
    Preferences.freshLanguage(request)
        .ifPresent(
            language -> {
              users.speaks(signIn.userId(), language);
              response.addCookie(Preferences.languageCookie(language, settings.https()));
            });
  }

  /** The token of the browser's session; empty without one. */
  public String ownToken(HttpServletRequest request) {
    return token(request).orElse("");
  }

  /** Ends the browser's session, its view state and its cookie. */
  public void end(HttpServletRequest request, HttpServletResponse response) {
    token(request).ifPresent(sessions::end);
    forgetView(request, response);
    set(response, name(), "", 0);
    wayOn.forget(response);
  }

  /**
   * Gives the browser's session another token, because its owner has just proved more of himself or
   * may do more from now on: a token that somebody read before is worth nothing after it.
   */
  public void renew(HttpServletRequest request, HttpServletResponse response) {
    token(request).flatMap(sessions::renew).ifPresent(next -> set(response, name(), next, -1));
  }

  /** From here on its owner acts in that account; in his own if there is none. */
  public void actIn(
      Optional<Long> accountId, HttpServletRequest request, HttpServletResponse response) {
    token(request).ifPresent(token -> sessions.actIn(token, accountId));
    renew(request, response);
  }

  /**
   * Whom the request's cookie names, if his session is alive and he may be in.
   *
   * @param polling whether a page asks by itself, which keeps no session alive
   */
  Optional<Caller> findCaller(HttpServletRequest request, boolean polling) {
    return token(request).flatMap(token -> callers.find(token, polling));
  }

  /** Lets his pages' state live as long as his session without use: no form ends before it. */
  void keepView(HttpServletRequest request, Caller caller) {
    HttpSession view = request.getSession(false);
    int idle = (int) rules.sessions(caller.home().id()).idle().toSeconds();
    if (view != null && view.getMaxInactiveInterval() != idle) {
      view.setMaxInactiveInterval(idle);
    }
  }

  /** Whether the cookie's session, over or not, acted in another account than its owner's. */
  boolean actedElsewhere(HttpServletRequest request) {
    return token(request).filter(sessions::actedElsewhere).isPresent();
  }

  private Optional<String> token(HttpServletRequest request) {
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(name()) && !cookie.getValue().isEmpty())
        .map(Cookie::getValue)
        .findFirst();
  }

  /**
   * A new id for the same view state would do too, but Payara sends its cookie without SameSite.
   */
  private void forgetView(HttpServletRequest request, HttpServletResponse response) {
    HttpSession view = request.getSession(false);
    if (view != null) {
      view.invalidate();
      set(response, request.getServletContext().getSessionCookieConfig().getName(), "", 0);
    }
  }

  private void set(HttpServletResponse response, String name, String value, int maxAge) {
    Cookie cookie = new Cookie(name, value);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(settings.https());
    cookie.setAttribute("SameSite", "Lax");
    cookie.setMaxAge(maxAge);
    response.addCookie(cookie);
  }

  private String name() {
    return settings.https() ? "__Host-gh_session" : "gh_session";
  }
}
