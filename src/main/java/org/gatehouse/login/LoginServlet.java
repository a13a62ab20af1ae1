package org.gatehouse.login;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.gatehouse.devices.DeviceCookie;
import org.gatehouse.login.steps.Proof;
import org.gatehouse.login.steps.SignInForm;
import org.gatehouse.platform.error.Complaints;

/** Takes the form of the sign-in page with a user name and a password. */
@WebServlet({"/login", "/login/"})
public class LoginServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final String MISSING = "text.missing";

  @EJB transient Logins logins;
  @Inject transient DeviceCookie device;
  @Inject transient SignInForm form;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    form.answer(() -> proof(request), request, response);
  }

  private Proof proof(HttpServletRequest request) {
    String username = typed(request, "username");
    String password = typed(request, "password");
    Complaints complaints = new Complaints();
    if (username.isEmpty()) {
      complaints.add("username", MISSING);
    }
    if (password.isEmpty()) {
      complaints.add("password", MISSING);
    }
    complaints.refuse();
    // A code that is not there, or empty, is no code.
    return logins.signIn(username, password, typed(request, "emergency"), device.read(request));
  }

  private static String typed(HttpServletRequest request, String field) {
    return Objects.toString(request.getParameter(field), "");
  }
}
