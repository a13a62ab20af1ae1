package org.gatehouse.login;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.SignOutTarget;
import org.gatehouse.access.SignedInSession;
import org.gatehouse.platform.parts.All;

/**
 * Signs out and sends the browser on: to the account's Logout URL, else to the login page.
 *
 * <p>A plain link works too, but only one that the person followed himself: another site's page can
 * not sign anybody out.
 */
@WebServlet("/logout")
public class LogoutServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient CurrentCaller current;
  @EJB transient Logins logins;
  @Inject transient SignedInSession session;
  @Inject transient All<SignOutTarget> targets;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    Caller caller = current.get();
    if (caller.kind() == Caller.Kind.USER) {
      logins.signOut();
    }
    session.end(request, response);
    String target =
        targets.stream()
            .map(known -> known.findTarget(caller, request, response))
            .flatMap(Optional::stream)
            .findFirst()
            .orElse("/login");
    send(response, target);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site == null || site.equals("same-origin") || site.equals("none")) {
      doPost(request, response);
    } else {
      send(response, "/");
    }
  }

  private static void send(HttpServletResponse response, String target) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Location", target);
  }
}
