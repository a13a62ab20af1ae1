package org.gatehouse.platform.web.faces;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.ExceptionQueuedEventContext;
import jakarta.faces.event.PhaseId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.FieldError;
import org.gatehouse.platform.text.Isolated;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.platform.web.Causes;
import org.gatehouse.platform.web.ErrorServlet;
import org.gatehouse.platform.web.Preferences;
import org.gatehouse.platform.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.primefaces.csp.CspException;

/**
 * Turns what a page's action threw into words, so that no page catches anything.
 *
 * <p>A refusal after a post is a message, at its field where it names one; while a page is being
 * opened it is the page of its status. A page that stayed open too long is opened afresh with a
 * message. Anything else is a bug: a page with an id that is also in the log.
 */
class PageExceptionHandler extends ExceptionHandlerWrapper {

  private static final System.Logger LOG = System.getLogger(PageExceptionHandler.class.getName());

  private static final String RETRY_AFTER = "30";
  private static final int LONGEST_REFERER = 2_000;

  PageExceptionHandler(ExceptionHandler wrapped) {
    super(wrapped);
  }

  @Override
  public void handle() {
    Iterator<ExceptionQueuedEvent> events = getUnhandledExceptionQueuedEvents().iterator();
    while (events.hasNext()) {
      ExceptionQueuedEventContext queued = (ExceptionQueuedEventContext) events.next().getSource();
      events.remove();
      try {
        answer(queued.getContext(), queued.getException());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void answer(FacesContext faces, Throwable exception) throws IOException {
    Optional<BusinessException> refusal = Causes.find(exception, BusinessException.class);
    Optional<ViewExpiredException> expired = Causes.find(exception, ViewExpiredException.class);
    if (expired.isPresent()) {
      openAfresh(faces, expired.get().getViewId());
    } else if (refusal.isEmpty()) {
      // A nonce that is not of this view was typed or taken from another one: not our bug.
      boolean forged = Causes.find(exception, CspException.class).isPresent();
      String id = Tokens.speakableId();
      LOG.log(forged ? System.Logger.Level.INFO : System.Logger.Level.ERROR, id, exception);
      faces.getExternalContext().getRequestMap().put(ErrorServlet.INCIDENT, id);
      send(
          faces,
          forged
              ? HttpServletResponse.SC_BAD_REQUEST
              : HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    } else if (posted(faces) && !PhaseId.RENDER_RESPONSE.equals(faces.getCurrentPhaseId())) {
      tell(faces, refusal.get());
    } else {
      send(faces, refusal.get().kind().status());
    }
  }

  /** To Faces, or to a servlet that takes a page's form in its place. */
  private static boolean posted(FacesContext faces) {
    return faces.isPostback() || Refusal.find(request(faces)).isPresent();
  }

  private static void openAfresh(FacesContext faces, String viewId) throws IOException {
    ExternalContext external = faces.getExternalContext();
    boolean elsewhere = PathViewHandler.ofAnotherAccount(faces);
    String text = text(faces, elsewhere ? "error.elsewhere" : "error.expired", List.of());
    faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_WARN, text, ""));
    external.getFlash().setKeepMessages(true);
    String path = external.getRequestContextPath() + PathViewHandler.path(viewId);
    external.redirect(path + query(external.getRequestHeaderMap().get("Referer"), path));
    faces.responseComplete();
  }

  /**
   * The parameters, question mark and all, of the page where the form stood, which name the thing
   * that it was about; empty where it is another page, or none that can be read.
   */
  static String query(@Nullable String referer, String path) {
    if (referer == null || referer.length() > LONGEST_REFERER) {
      return "";
    }
    try {
      URI page = new URI(referer);
      boolean same = path.equals(page.getRawPath()) && page.getRawQuery() != null;
      return same ? "?" + page.getRawQuery() : "";
    } catch (URISyntaxException notOurs) {
      return "";
    }
  }

  private static void tell(FacesContext faces, BusinessException refusal) {
    List<FieldError> fields = refusal.fields();
    if (fields.isEmpty()) {
      add(faces, null, refusal.key(), refusal.args());
    }
    for (FieldError field : fields) {
      add(faces, field.field(), field.key(), field.args());
    }
    if (refusal.kind().later() && !faces.getPartialViewContext().isAjaxRequest()) {
      faces.getExternalContext().setResponseStatus(refusal.kind().status());
      faces.getExternalContext().setResponseHeader("Retry-After", RETRY_AFTER);
    }
    faces.validationFailed();
    faces.renderResponse();
  }

  private static void add(
      FacesContext faces, @Nullable String field, String key, List<Object> args) {
    FacesMessage message =
        new FacesMessage(FacesMessage.SEVERITY_ERROR, text(faces, key, args), link(args));
    // A part of something is named by its last word.
    boolean atField =
        field != null && at(faces, field.substring(field.lastIndexOf('.') + 1), message);
    if (!atField) {
      faces.addMessage(null, message);
    }
  }

  /**
   * Ids carry no prefix ({@code g:form}), so a field's name is its client id. The field stays valid
   * for Faces, whose update has taken what was typed: an invalid one would be shown empty. Of a
   * form that a servlet has taken no field is built yet; it names only those that are there.
   */
  private static boolean at(FacesContext faces, String field, FacesMessage message) {
    if (!faces.isPostback()) {
      faces.addMessage(field, message);
      return true;
    }
    return faces
        .getViewRoot()
        .invokeOnComponent(
            faces, field, (context, component) -> context.addMessage(field, message));
  }

  /** An address that a refusal names is offered as a link, too: there it goes on. */
  private static String link(List<Object> args) {
    return args.stream()
        .map(Object::toString)
        .filter(arg -> arg.startsWith("https://") || arg.startsWith("http://"))
        .findFirst()
        .orElse("");
  }

  private static String text(FacesContext faces, String key, List<Object> args) {
    Locale language = Preferences.language(request(faces));
    return Texts.in(language).of(key, Isolated.in(language, args));
  }

  private static HttpServletRequest request(FacesContext faces) {
    return (HttpServletRequest) faces.getExternalContext().getRequest();
  }

  private static void send(FacesContext faces, int status) throws IOException {
    ExternalContext external = faces.getExternalContext();
    if (!external.isResponseCommitted()) {
      external.responseReset();
      external.responseSendError(status, "");
    }
    faces.responseComplete();
  }
}
