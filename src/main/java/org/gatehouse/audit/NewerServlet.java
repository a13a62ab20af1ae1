package org.gatehouse.audit;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.platform.web.Viewer;
import org.gatehouse.trail.Catalogue;

/**
 * Tells the log's page how many entries have come since it was opened, so that it can announce
 * them; asking keeps no session alive.
 */
@WebServlet("/audit/newer")
public class NewerServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final int MOST = 100;

  @EJB transient AuditLog log;
  @EJB transient Accounts accounts;
  @Inject transient Catalogue catalogue;
  @Inject transient Viewer viewer;
  @Inject transient Clock clock;
  @Inject transient Masking masking;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      answer(request, response);
    } catch (BusinessException refusal) {
      response.sendError(refusal.kind().status());
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Address address = Address.of(request::getParameter);
    if (!address.get("account").isEmpty()) {
      accounts.enter(address.get("account"));
    }
    Search search =
        new Search(address, catalogue, clock.withZone(viewer.getZone()), Region.of(request))
            .forWhom(masking);
    Optional<Position> since = Position.find(Objects.toString(request.getParameter("since"), ""));
    if (since.isEmpty() || !search.errors().isEmpty()) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    int count = log.countNewer(since.get(), search.filter(), MOST + 1, viewer.getLocale());
    String tag = "\"" + count + "-" + viewer.getLanguage() + "\"";
    response.setHeader("ETag", tag);
    if (tag.equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    } else {
      send(count, response);
    }
  }

  private void send(int count, HttpServletResponse response) throws IOException {
    Texts texts = Texts.in(viewer.getLocale());
    String text =
        count > MOST ? texts.of("audit.newer.many", MOST) : texts.of("audit.newer", count);
    response.setContentType("application/json");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response
        .getWriter()
        .write(JsonText.object().add("count", count).add("text", text).build().toString());
  }
}
