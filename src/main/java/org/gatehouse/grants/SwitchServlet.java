package org.gatehouse.grants;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.SignedInSession;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.web.ErrorServlet;

/** Keeps with the session which account its owner has chosen to act in, and leads home. */
@WebServlet("/switch")
public class SwitchServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @EJB transient Switches switches;
  @Inject transient SignedInSession session;
  @Inject transient CurrentCaller caller;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      Caller.Account chosen =
          switches.choose(Objects.toString(request.getParameter("account"), ""));
      boolean own = chosen.id() == caller.get().home().id();
      session.actIn(own ? Optional.empty() : Optional.of(chosen.id()), request, response);
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", request.getContextPath() + "/");
    } catch (BusinessException refusal) {
      if (refusal.key().equals(Switches.NOT_FROM_HERE)) {
        request.setAttribute(ErrorServlet.TEXTS, "grants.switch.address.");
      }
      response.sendError(refusal.kind().status());
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendRedirect(request.getContextPath() + "/");
  }
}
