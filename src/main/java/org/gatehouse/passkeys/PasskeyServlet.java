package org.gatehouse.passkeys;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.rate.Rate;
import org.gatehouse.platform.rate.RateLimiter;

/**
 * Tells the script of the sign-in page what to ask the browser; each answer has a fresh challenge.
 */
@WebServlet("/login/passkey")
public class PasskeyServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** How often challenges are given to one address, which may be that of a whole office. */
  private static final Rate STARTS = new Rate("passkey-start", 300);

  @Inject transient CurrentCaller caller;
  @Inject transient RateLimiter limiter;
  @Inject transient BrowserCookie browser;
  @EJB transient PasskeySignIns signIns;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!limiter.takeFrom(STARTS, caller.origin().address()).orRefuse(response)) {
      return;
    }
    try {
      String options = signIns.begin(browser.keep(request, response));
      response.setContentType("application/json");
      response.setCharacterEncoding("UTF-8");
      response.getWriter().write(options);
    } catch (BusinessException refusal) {
      response.sendError(refusal.kind().status());
    }
  }
}
