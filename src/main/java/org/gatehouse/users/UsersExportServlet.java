package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;

/** The users as a file for people, {@code /users/export} with the parameters of the list. */
@WebServlet("/users/export")
public class UsersExportServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @EJB transient UserExports exports;
  @EJB transient Accounts accounts;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
      // An export is recorded: no other site's page begins one in somebody's name.
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    UserAddress address = UserAddress.of(request::getParameter);
    UserFilter filter;
    try {
      if (!address.get(UserAddress.ACCOUNT).isEmpty()) {
        accounts.enter(address.get(UserAddress.ACCOUNT));
      }
      Complaints complaints = new Complaints();
      filter = address.filter(complaints);
      complaints.refuse();
      exports.check(filter);
    } catch (BusinessException refusal) {
      response.sendError(refusal.kind().status());
      return;
    }
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"" + exports.fileName() + "\"");
    exports.write(filter, response.getOutputStream());
  }
}
