package org.gatehouse.login.steps;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.web.Refusal;

/**
 * Answers the forms of the sign-in page, which are taken by servlets: building the page only to
 * leave it costs more than the look-ups of a sign-in do. A form that stood open for a day is as
 * good as a fresh one; what tells it from another site's is the check that stands before all forms.
 */
@ApplicationScoped
public class SignInForm {

  private static final String VIEW = "/WEB-INF/pages/login/index.xhtml";

  @EJB Entrance entrance;

  /** Leads on whoever proves who he is; the page is shown again to whom is refused. */
  public void answer(
      Supplier<Proof> proved, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String path;
    try {
      path = entrance.admit(proved.get(), request, response);
    } catch (BusinessException refused) {
      Refusal.show(refused, VIEW, request, response);
      return;
    }
    response.sendRedirect(request.getContextPath() + path);
  }
}
