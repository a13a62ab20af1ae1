package org.gatehouse.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.text.Languages;

/** Keeps the language that somebody chooses before signing in, and leads back to the page. */
@WebServlet("/language")
public class LanguageServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
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

  /** Only a path of ours, without parameters, is ever a redirect target. */
  static String back(HttpServletRequest request) {
    String back = request.getParameter("back");
    return back != null && !back.isEmpty() && OWN_PATH.matcher(back).matches() ? back : "/login";
  }
}
