package org.gatehouse.factors;

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
import org.gatehouse.access.SignedInSession;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.gatehouse.users.OwnPassword;
import org.jspecify.annotations.Nullable;

/**
 * My second factors: a list, and one thing at a time that can be done with them. New recovery codes
 * are rendered into the answer to the post that made them and are nowhere else.
 */
@Named
@RequestScoped
public class OwnFactorsPage {

  private static final String SELF = "/profile/factors";

  @EJB OwnFactors factors;
  @EJB OwnPassword password;
  @Inject SignedInSession session;
  @Inject Notices notices;
  @Inject HttpServletRequest request;

  private String task = "";
  private String kind = "";
  private String id = "";
  private @Nullable String code;
  private @Nullable String current;
  private @Nullable AppProposal proposal;
  private List<String> made = List.of();
  private @Nullable List<FactorRow> rows;

  @PostConstruct
  void read() {
    task = FactorRow.named(request, "do");
    kind = FactorRow.named(request, "kind");
    id = FactorRow.named(request, "id");
  }

  /** Keeps the key that was proposed, for the app whose code was typed. */
  public void addApp() {
    String sealed = FactorRow.named(request, "sealed");
    confirm(true, AppKeys.KIND);
    made = factors.addApp(sealed, Objects.toString(code, ""), session.ownToken(request));
    done("factors.totp.added");
  }

  /** Takes the chosen one away. */
  public void remove() {
    confirm(false, kind);
    factors.remove(kind, id, session.ownToken(request));
    done("factors.removed");
  }

  /** Makes new recovery codes and shows them, once. */
  public void renew() {
    confirm(true, RecoveryCodes.KIND);
    made = factors.renewRecovery();
    done("factors.recovery.renewed");
  }

  public List<FactorRow> getRows() {
    if (rows == null) {
      rows = factors.list().stream().map(FactorRow::of).toList();
    }
    return rows;
  }

  /** The kinds that can be set up. */
  public List<String> getSetUps() {
    return factors.setUps();
  }

  public String setUpPath(String one) {
    return factors.setUpPath(one);
  }

  /** Whether recovery codes are there. */
  public boolean isRecoverable() {
    return getRows().stream().anyMatch(row -> row.kind().equals(RecoveryCodes.KIND));
  }

  /** Whether the account asks for a second factor at all. */
  public boolean isAsked() {
    return factors.rule().enabled();
  }

  /** Whether changes take the password; whoever signs in elsewhere has none. */
  public boolean isConfirmed() {
    return password.use() == OwnPassword.Use.NEEDED;
  }

  /** The key for an app; the same one again after a wrong code. */
  public AppProposal getProposal() {
    if (proposal == null) {
      proposal = again().orElseGet(factors::propose);
    }
    return proposal;
  }

  public QrCode getQr() {
    return QrCode.of(getProposal().uri());
  }

  /** What is being done: {@code app}, {@code remove}, {@code recovery}, or nothing. */
  public String getTask() {
    return task;
  }

  public String getKind() {
    return kind;
  }

  public String getId() {
    return id;
  }

  /** The recovery codes that were just made; shown once. */
  public List<String> getMade() {
    return made;
  }

  /** The same, a line each. */
  public String getMadeText() {
    return String.join("\n", made);
  }

  public @Nullable String getCode() {
    return code;
  }

  public void setCode(@Nullable String code) {
    this.code = code;
  }

  public @Nullable String getCurrent() {
    return current;
  }

  public void setCurrent(@Nullable String current) {
    this.current = current;
  }

  /**
   * The session gets another token. Secrets that were just made are shown at once; everything else
   * is shown afresh.
   */
  private void done(String key) {
    session.renew(request, response());
    notices.good(key);
    if (made.isEmpty()) {
      Redirect.to(SELF);
    }
    task = "";
    rows = null;
  }

  private void confirm(boolean adding, String what) {
    try {
      password.confirm(Objects.toString(current, ""));
    } catch (BusinessException refusal) {
      factors.refused(adding, what, refusal.key());
      throw refusal;
    }
  }

  private static HttpServletResponse response() {
    return (HttpServletResponse)
        FacesContext.getCurrentInstance().getExternalContext().getResponse();
  }

  private Optional<AppProposal> again() {
    String sealed = FactorRow.named(request, "sealed");
    try {
      return sealed.isEmpty() ? Optional.empty() : Optional.of(factors.proposeAgain(sealed));
    } catch (BusinessException late) {
      return Optional.empty();
    }
  }
}
