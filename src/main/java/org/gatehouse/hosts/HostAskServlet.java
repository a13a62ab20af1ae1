package org.gatehouse.hosts;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Objects;
import org.gatehouse.access.HostDirectory;
import org.gatehouse.platform.net.ClientAddresses;

/**
 * Tells a reverse proxy whether to get a certificate for a host: {@code /hosts/ask?domain=…}
 * answers 200 for a host that is an account's, else 404. It answers the proxy itself only, from
 * this machine or a trusted address; a request that a proxy hands on for somebody gets 404 as well.
 * Nothing counts the questions: strangers cause them, and would have everybody's host refused.
 */
@WebServlet("/hosts/ask")
public class HostAskServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient HostDirectory directory;
  @Inject transient ClientAddresses addresses;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    boolean yes = addresses.near(request) && directory.findOwner(domain(request)).isPresent();
    response.setStatus(yes ? HttpServletResponse.SC_OK : HttpServletResponse.SC_NOT_FOUND);
    response.setContentLength(0);
  }

  private static String domain(HttpServletRequest request) {
    return Objects.toString(request.getParameter("domain"), "").toLowerCase(Locale.ROOT);
  }
}
