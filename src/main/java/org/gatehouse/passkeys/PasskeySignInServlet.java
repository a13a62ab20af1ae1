package org.gatehouse.passkeys;

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
import org.gatehouse.login.steps.SignInForm;

/** Takes the form of the sign-in page with the answer of somebody's passkey. */
@WebServlet("/login/passkey/answer")
public class PasskeySignInServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @EJB transient PasskeySignIns signIns;
  @Inject transient BrowserCookie browser;
  @Inject transient DeviceCookie device;
  @Inject transient SignInForm form;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String credential = Objects.toString(request.getParameter("credential"), "");
    form.answer(
        () -> signIns.signIn(credential, browser.read(request), device.read(request)),
        request,
        response);
  }

  /** Whoever was refused and opens the address of the answer once more. */
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendRedirect(request.getContextPath() + "/login");
  }
}
