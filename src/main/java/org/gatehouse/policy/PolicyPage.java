package org.gatehouse.policy;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.undo.Undos;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.platform.web.ShownField;
import org.gatehouse.platform.web.Viewer;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/**
 * How the people of an account sign in, the rules about it, and beside them what they would do the
 * next night.
 */
@Named
@RequestScoped
public class PolicyPage {

  private static final String PATH = "/policy";

  @EJB Policies policies;
  @Inject Foresight foresight;
  @Inject Notices notices;
  @Inject HttpServletRequest request;
  @Inject CurrentCaller caller;
  @Inject Viewer viewer;
  @Inject Clock clock;
  @Inject Undos undos;
  @Inject ShownField field;

  private final PolicyForm form = new PolicyForm();
  private PolicyDetails saved = PolicyDetails.RECOMMENDED;
  private PolicyDetails shown = PolicyDetails.RECOMMENDED;
  private @Nullable Forecast forecast;
  private @Nullable Preset preset;

  @PostConstruct
  void load() {
    saved = policies.get();
    shown = saved;
    preset = Preset.find(request.getParameter("preset")).orElse(null);
    // The page has other forms, which tell nothing of the rules.
    if ("POST".equals(request.getMethod()) && request.getParameter("policy-form") != null) {
      String[] ticked = request.getParameterValues("method");
      form.show(saved);
      form.choose(ticked == null ? List.of() : List.of(ticked));
    } else {
      form.show(saved);
      if (preset != null) {
        preset.fill(form);
        shown = policies.check(form.wanted());
      }
    }
  }

  /** Shows what the form's values would do, and saves nothing. */
  public void preview() {
    show(policies.check(form.wanted()));
  }

  /** Has the rules spare the one of the pressed button, and shows the rest again. */
  public void spare() {
    PolicyDetails wanted = policies.check(form.wanted());
    foresight.spare(
        Objects.toString(request.getParameter("spare"), ""),
        Texts.in(viewer.getLocale()).of("policy.exempt.preview"));
    show(wanted);
  }

  /**
   * Saves what the form holds; whoever would be disabled must have been seen. Where others have
   * decided meanwhile the form shows their rules, and nothing is saved.
   */
  public void save() {
    NewPolicy wanted = form.wanted();
    if (field.overtaken(saved.shown())) {
      form.show(saved);
    }
    show(policies.checkToSave(wanted, field.sent()));
    long disabled = getForecast().disabled();
    Instant then = getForecast().at();
    boolean harmless =
        Objects.equals(
            shown.inForce(then).maxInactivityDays(), saved.inForce(then).maxInactivityDays());
    boolean confirmed = request.getParameter("seen") != null;
    if (disabled > 0 && !harmless && !confirmed) {
      throw BusinessException.invalid("confirmed", "policy.confirmed.needed", disabled);
    }
    Optional<PolicyDetails> before = policies.findDecided();
    PolicyDetails now = policies.save(wanted, field.sent());
    String offer =
        now.equals(saved)
            ? ""
            : undos.offer(PolicyUndo.KIND, PATH, PolicyUndo.arguments(before, now));
    notices.undoable(offer, "policy.saved");
    Redirect.to(PATH);
  }

  public PolicyForm getForm() {
    return form;
  }

  /** The rules that the form began with. */
  public String getToken() {
    return field.next(saved.shown());
  }

  /** What the values would do the next night. */
  public Forecast getForecast() {
    if (forecast == null) {
      forecast = foresight.tonight(shown);
    }
    return forecast;
  }

  /** Whether they are others than those that were saved. */
  public boolean isTyped() {
    return !shown.equals(saved);
  }

  /** What of the values the file of those who would be disabled takes. */
  public String getQuery() {
    Integer days = shown.inForce(getForecast().at()).maxInactivityDays();
    return days == null ? "" : "?maxInactivityDays=" + days;
  }

  /** The ways to prove oneself. */
  public List<String> getMethods() {
    return Arrays.stream(TwoFactor.Method.values()).map(Enum::name).toList();
  }

  /** What others recommend. */
  public List<String> getPresets() {
    return Arrays.stream(Preset.values()).map(Enum::name).toList();
  }

  /** The recommendation that fills the form; empty for none. */
  public String getPreset() {
    return preset == null ? "" : preset.name();
  }

  /** When rules begin that have not begun; null for none. */
  public @Nullable Instant getStartsAt() {
    return saved.startsAt(clock.instant()).orElse(null);
  }

  /** The address that the reader comes from. */
  public String getAddress() {
    return caller.origin().address();
  }

  /** What was counted for other values, while the form was read, counts no more. */
  private void show(PolicyDetails rules) {
    shown = rules;
    forecast = null;
  }
}
