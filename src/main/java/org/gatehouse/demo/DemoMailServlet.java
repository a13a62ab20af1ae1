package org.gatehouse.demo;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.messaging.KeptMessage;
import org.gatehouse.messaging.KeptMessages;

/**
 * One mail of the demo as a mail program would show it, {@code /demo/inbox/<id>}, for the frame of
 * the inbox: in a sandbox, with nothing that runs or is loaded; its links open beside it.
 */
@WebServlet("/demo/inbox/*")
public class DemoMailServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self';"
          + " form-action 'none'; base-uri 'none';"
          + " sandbox allow-popups allow-popups-to-escape-sandbox";

  @Inject transient DemoVisitor visitor;
  @EJB transient KeptMessages messages;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String id = Objects.toString(request.getPathInfo(), "").replaceFirst("^/", "");
    Optional<KeptMessage> message =
        visitor.isWelcome() && id.matches("[0-9]{1,18}")
            ? messages.find(Long.parseLong(id)).filter(found -> !found.sms())
            : Optional.empty();
    if (message.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Frame-Options", "SAMEORIGIN");
    response.setContentType("text/html;charset=UTF-8");
    // What a mail program does with the links of a mail.
    response
        .getWriter()
        .write(message.get().html().replace("<a ", "<a target=\"_blank\" rel=\"noopener\" "));
  }
}
