package org.gatehouse.platform.rest;

import jakarta.ejb.EJBException;
import jakarta.json.bind.JsonbException;
import jakarta.json.stream.JsonParsingException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Locale;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.FieldError;
import org.gatehouse.platform.text.Texts;

/**
 * Turns whatever REST throws into a problem; a bug becomes a 500 with an id that is also in the
 * log.
 */
@Provider
public class Problems implements ExceptionMapper<Throwable> {

  /** In seconds. */
  private static final int RETRY_AFTER = 30;

  private static final String BODY = "The body is not the JSON that this call expects.";

  /** No field of it can be read, so that it is the body as a whole that is wrong. */
  private static final Problem NO_JSON =
      new Problem(400, BODY, List.of(new Problem.Field("body", BODY)));

  private static final System.Logger LOG = System.getLogger(Problems.class.getName());

  @Override
  public Response toResponse(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 10; depth++, cause = cause.getCause()) {
      if (cause instanceof BusinessException refusal) {
        Response problem = of(refusal).response();
        return refusal.kind().later()
            ? Response.fromResponse(problem).header("Retry-After", RETRY_AFTER).build()
            : problem;
      }
      if (cause instanceof JsonbException || cause instanceof JsonParsingException) {
        return NO_JSON.response();
      }
    }
    if (thrown instanceof WebApplicationException answer) {
      return of(answer);
    }
    if (thrown instanceof ProcessingException) {
      return NO_JSON.response();
    }
    return bug(thrown);
  }

  private static Problem of(BusinessException refusal) {
    List<Problem.Field> errors = refusal.fields().stream().map(Problems::of).toList();
    return new Problem(
        refusal.kind().status(),
        Texts.in(Locale.ENGLISH).of(refusal.key(), refusal.args()),
        errors);
  }

  private static Problem.Field of(FieldError error) {
    return new Problem.Field(error.field(), Texts.in(Locale.ENGLISH).of(error.key(), error.args()));
  }

  private static Response of(WebApplicationException answer) {
    int status = answer.getResponse().getStatus();
    if (status < 400) {
      return answer.getResponse();
    }
    if (status >= 500) {
      return bug(answer);
    }
    Response problem = Problem.of(status, detail(status)).response();
    String allow = answer.getResponse().getHeaderString("Allow");
    return allow == null ? problem : Response.fromResponse(problem).header("Allow", allow).build();
  }

  private static String detail(int status) {
    return switch (status) {
      case 404 -> "There is nothing at this address.";
      case 405 -> "This address does not take that method.";
      case 406 -> "This address answers application/json.";
      case 413 -> "The body is larger than this address takes.";
      case 415 -> "This address takes application/json.";
      default -> "The request can not be understood.";
    };
  }

  private static Response bug(Throwable thrown) {
    String id = Tokens.speakableId();
    Throwable cause =
        thrown instanceof EJBException && thrown.getCause() != null ? thrown.getCause() : thrown;
    LOG.log(System.Logger.Level.ERROR, "REST call failed, id " + id, cause);
    return Problem.of(500, "Something broke on our side. Its id in the log is " + id + ".")
        .response();
  }
}
