package org.gatehouse.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.text.Languages;

/** Keeps the language that somebody chooses before signing in, and leads back to the page. */
@WebServlet("/language")
public class LanguageServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final Set<String> LINKED =
      Set.of("/login/reset", "/login/emergency", "/login/back", "/profile/email");
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{16,200}");
  private static final Pattern OWN_PATH = Pattern.compile("(?:/[a-z0-9-]+){0,4}/?");

  @Inject transient Settings settings;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    Optional.ofNullable(request.getParameter("lang"))
        .flatMap(Languages::find)
        .map(Locale::toLanguageTag)
        .ifPresent(
            tag -> response.addCookie(Preferences.freshLanguageCookie(tag, settings.https())));
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", request.getContextPath() + back(request));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendRedirect(request.getContextPath() + "/login");
  }

  /**
   * Only a path of ours is ever a redirect target; of parameters, only what mailed links lead to
   * their pages with, so that nobody loses his link by choosing a language.
   */
  static String back(HttpServletRequest request) {
    String back = request.getParameter("back");
    if (back == null || back.isEmpty() || !OWN_PATH.matcher(back).matches()) {
      return "/login";
    }
    String token = request.getParameter("token");
    boolean linked = LINKED.contains(back) && token != null && TOKEN.matcher(token).matches();
    return linked ? back + "?token=" + token : back;
  }
}
