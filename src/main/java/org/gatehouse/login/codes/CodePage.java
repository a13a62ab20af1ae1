package org.gatehouse.login.codes;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.factors.RecoveryCodes;
import org.gatehouse.login.steps.PendingCookie;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/**
 * Asks whoever is half signed in for a second factor, in one of his ways. Whoever is not is led to
 * the sign-in.
 */
@Named
@RequestScoped
public class CodePage {

  @Inject HttpServletRequest request;
  @Inject PendingCookie cookie;
  @EJB CodeSteps steps;
  @Inject Notices notices;

  private String token = "";
  private String wanted = "";
  private @Nullable String code;
  private boolean keep = true;
  private CodeSteps.@Nullable Asked asked;

  @PostConstruct
  void read() {
    token = cookie.read(request);
    wanted = Objects.toString(request.getParameter("way"), "");
    asked = steps.find(token).orElse(null);
  }

  public void open() {
    if (asked == null) {
      Redirect.to("/login");
    } else {
      steps.goOn(request, response()).ifPresent(Redirect::to);
    }
  }

  /** Takes the answer, and goes on. */
  public void proceed() {
    Attempt attempt =
        steps.attempt(getKind(), Objects.toString(code, ""), keep, request, response());
    if (attempt.path().isPresent()) {
      Redirect.to(attempt.path().get());
    } else if (attempt.reason().isEmpty()) {
      over();
    } else if (attempt.reason().get().equals("login.code.closed")) {
      throw BusinessException.of(Kind.TOO_MANY, closed());
    } else {
      throw BusinessException.invalid("code", attempt.reason().get());
    }
  }

  /** Sends a code in the way that the pressed button's form names. */
  public void send() {
    if (asked == null) {
      over();
      return;
    }
    String way = Objects.toString(request.getParameter("way"), "");
    steps.send(token, way);
    cookie.write(token, response());
    notices.good("login.code.again.done");
    Redirect.to("/login/code?way=" + way);
  }

  /** The way that is asked for: the wanted one, else the one that a code was sent for. */
  public @Nullable Way getWay() {
    return way(wanted)
        .or(() -> asked == null ? Optional.empty() : asked.sent().flatMap(this::preferred))
        .or(() -> ways().stream().findFirst())
        .orElse(null);
  }

  /** The other ways. */
  public List<Way> getOthers() {
    return ways().stream().filter(way -> !way.kind().equals(getKind())).toList();
  }

  /** The word of the way that is asked for. */
  public String getKind() {
    Way way = getWay();
    return way == null ? "" : way.kind();
  }

  /** Whether a code has been sent in that way that still works. */
  public boolean isSent() {
    return asked != null && asked.sent().filter(getKind()::equals).isPresent();
  }

  /** For how many days a browser can be known; 0 where a factor is asked for at every sign-in. */
  public int getDays() {
    return asked == null ? 0 : asked.days();
  }

  public @Nullable String getCode() {
    return code;
  }

  public void setCode(@Nullable String code) {
    this.code = code;
  }

  public boolean isKeep() {
    return keep;
  }

  public void setKeep(boolean keep) {
    this.keep = keep;
  }

  /** A code that was sent goes before nothing but what is stronger. */
  private Optional<Way> preferred(String kind) {
    return ways().stream().findFirst().filter(first -> !first.sent()).or(() -> way(kind));
  }

  private Optional<Way> way(String kind) {
    return ways().stream().filter(way -> way.kind().equals(kind)).findFirst();
  }

  private List<Way> ways() {
    return asked == null ? List.of() : asked.ways();
  }

  /** A recovery code is no way out for those who have none. */
  private String closed() {
    return way(RecoveryCodes.KIND).isPresent() ? "login.code.closed.recovery" : "login.code.closed";
  }

  private static HttpServletResponse response() {
    return (HttpServletResponse)
        FacesContext.getCurrentInstance().getExternalContext().getResponse();
  }

  private void over() {
    notices.warn("login.code.ended");
    Redirect.to("/login");
  }
}
