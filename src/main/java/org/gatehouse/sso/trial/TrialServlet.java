package org.gatehouse.sso.trial;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.sso.BrowserTokens;

/**
 * Begins a test sign-in: a link that leads to the identity provider, which a form's post could not
 * follow under our content security policy. Only one that the person followed himself counts.
 */
@WebServlet("/sso/test/start")
public class TrialServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient Trials trials;
  @Inject transient BrowserTokens browser;
  @Inject transient CurrentCaller caller;
  @Inject transient Settings settings;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      response.sendRedirect(request.getContextPath() + "/sso/test");
      return;
    }
    if (caller.host().own()) {
      // The answer comes to the public address, where nobody is signed in who is here.
      response.setStatus(HttpServletResponse.SC_FOUND);
      response.setHeader("Location", settings.link("/sso/test"));
      return;
    }
    try {
      String token = browser.add(request, response, BrowserTokens.Use.TEST);
      response.setStatus(HttpServletResponse.SC_FOUND);
      response.setHeader("Location", trials.begin(token));
    } catch (BusinessException refusal) {
      response.sendError(refusal.kind().status());
    }
  }
}
