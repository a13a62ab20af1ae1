package org.gatehouse.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.parts.All;
import org.gatehouse.platform.rest.Problem;
import org.gatehouse.platform.text.Texts;

/**
 * Answers every status of 400 and above that carries no body yet: a plain page in the look, without
 * Faces, because Faces may be what failed; for REST {@code application/problem+json} (RFC 9457).
 *
 * <p>What broke on our side has an id that stands on the page and in the log, and nothing else: no
 * exception, no path, no server name.
 */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {

  /** Request attribute with the id of an incident that is already in the log. */
  public static final String INCIDENT = "gatehouse.incident";

  /**
   * Request attribute with the beginning of the keys of a title and a text that say more than the
   * status does.
   */
  public static final String TEXTS = "gatehouse.texts";

  private static final long serialVersionUID = 1L;
  private static final System.Logger LOG = System.getLogger(ErrorServlet.class.getName());

  @Inject transient Assets assets;
  @Inject transient Clock clock;
  @Inject transient All<PageLook> looks;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getDispatcherType() != DispatcherType.ERROR) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    int status = status(request);
    response.setStatus(status);
    boolean noId = status < 500 && request.getAttribute(INCIDENT) == null;
    String incident = noId ? "" : incident(request);
    if (asked(request).startsWith(request.getContextPath() + "/api/")) {
      Problem.of(status, detail(status, incident)).write(response);
    } else {
      response.setContentType("text/html;charset=UTF-8");
      response.getWriter().write(page(request, status, incident));
    }
  }

  private String page(HttpServletRequest request, int status, String incident) {
    Locale language = Preferences.language(request);
    Texts texts = Texts.in(language);
    String when =
        new Moments(texts, language, clock.withZone(Preferences.zone(request)))
            .full(clock.instant());
    return new ErrorPage(texts, language, assets::url, request.getContextPath(), look(request))
        .render(texts(request, status), incident, when, Preferences.zone(request).getId());
  }

  /** The plain one where the look itself may be what failed. */
  private Optional<PageLook.Shown> look(HttpServletRequest request) {
    try {
      return looks.stream().flatMap(each -> each.find(request).stream()).findFirst();
    } catch (RuntimeException unknown) {
      LOG.log(System.Logger.Level.WARNING, "a page of an error has no look", unknown);
      return Optional.empty();
    }
  }

  private static String texts(HttpServletRequest request, int status) {
    return request.getAttribute(TEXTS) instanceof String own ? own : ErrorPage.key(status);
  }

  private static String detail(int status, String incident) {
    Texts texts = Texts.in(Locale.ENGLISH);
    String title = texts.of(ErrorPage.key(status) + "title");
    return incident.isEmpty() ? title : title + ": " + incident;
  }

  private static int status(HttpServletRequest request) {
    Optional<BusinessException> refusal = Causes.find(exception(request), BusinessException.class);
    if (refusal.isPresent()) {
      return refusal.get().kind().status();
    }
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
        ? status
        : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
  }

  private static String incident(HttpServletRequest request) {
    if (request.getAttribute(INCIDENT) instanceof String known) {
      return known;
    }
    String id = Tokens.speakableId();
    LOG.log(System.Logger.Level.ERROR, id + " " + asked(request), exception(request));
    return id;
  }

  private static String asked(HttpServletRequest request) {
    return Objects.toString(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), "");
  }

  private static Throwable exception(HttpServletRequest request) {
    return (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
  }
}
