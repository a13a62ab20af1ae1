package org.gatehouse.users.rules;

import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;

/**
 * Those whom a rule about inactivity would disable the next night, as a file: {@code
 * /policy/tonight?maxInactivityDays=90}.
 */
@WebServlet("/policy/tonight")
public class TonightServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @EJB transient TonightFile file;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String days = Objects.toString(request.getParameter("maxInactivityDays"), "");
    if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
      // An export is recorded: no other site's page begins one in somebody's name.
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else if (!days.matches("[0-9]{1,4}")) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    } else {
      response.setContentType("text/csv;charset=UTF-8");
      response.setHeader("Content-Disposition", "attachment; filename=\"" + file.name() + "\"");
      file.write(Integer.parseInt(days), response.getOutputStream());
    }
  }
}
