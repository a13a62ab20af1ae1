package org.gatehouse.home.start;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.platform.error.BusinessException;

/** The buttons of the first steps: leave one out or all, and take them up again. */
@WebServlet("/start/choose")
public class StartServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient FirstSteps steps;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String wanted = Objects.toString(request.getParameter("do"), "");
    Optional<Step> step = Step.find(Objects.toString(request.getParameter("step"), ""));
    try {
      boolean known =
          switch (wanted) {
            case "skip", "resume" -> {
              step.ifPresent(one -> steps.skip(one, wanted.equals("skip")));
              yield step.isPresent();
            }
            case "hide", "show" -> {
              steps.hide(wanted.equals("hide"));
              yield true;
            }
            default -> false;
          };
      if (known) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(
            "Location", request.getContextPath() + (wanted.equals("hide") ? "/" : "/start"));
      } else {
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      }
    } catch (BusinessException refusal) {
      response.sendError(refusal.kind().status());
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendRedirect(request.getContextPath() + "/start");
  }
}
