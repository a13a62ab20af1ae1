package org.gatehouse.access.undo;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.web.Told;

/** The button of a notice that takes back what it tells of. */
@WebServlet("/undo")
public class UndoServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient Undos undos;
  @Inject transient Settings settings;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = "/";
    String told = "undo.done";
    try {
      Undos.Offer offer = undos.open(Objects.toString(request.getParameter("offer"), ""));
      path = offer.path();
      undos.use(offer);
    } catch (BusinessException refusal) {
      told = "undo.late";
    }
    Told.next(told, settings.https(), response);
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", request.getContextPath() + path);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendRedirect(request.getContextPath() + "/");
  }
}
