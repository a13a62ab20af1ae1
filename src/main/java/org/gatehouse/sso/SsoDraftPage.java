package org.gatehouse.sso;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.platform.web.Viewer;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.gatehouse.sso.connection.Comparison;
import org.gatehouse.sso.connection.SignatureDemand;
import org.gatehouse.trail.Change;
import org.jspecify.annotations.Nullable;

/** The draft: what it changes, and what becomes of it. */
@Named
@RequestScoped
public class SsoDraftPage {

  private static final int SHORT = "A1:B2:C3:D4".length();

  @EJB SsoDrafts drafts;
  @EJB SsoConfigurations configurations;
  @Inject Viewer viewer;
  @Inject Notices notices;
  @Inject HttpServletRequest request;

  private final SsoFields fields = new SsoFields();
  private @Nullable DraftDetails draft;
  private @Nullable String confirmation;

  /** A value that differs, in words. */
  public record Difference(String field, String before, String after) {}

  @PostConstruct
  void load() {
    draft = drafts.find().orElse(null);
    show();
  }

  private void show() {
    if (draft != null) {
      fields.show(draft.values());
    } else {
      configurations.find().ifPresent(fields::show);
    }
  }

  /**
   * Saves what the form holds; nothing of it counts yet. Where others have saved meanwhile the form
   * shows their values, and nothing is saved.
   */
  public void save() {
    NewSso wanted = fields.wanted();
    if (seen() != getVersion()) {
      show();
    }
    var saved = drafts.save(wanted, seen());
    notices.good("sso.draft.saved");
    saved
        .values()
        .expiredCertificates()
        .forEach(
            certificate ->
                notices.warn(
                    saved.values().reading().expiredRefused()
                        ? "sso.expired.refused"
                        : "sso.expired",
                    certificate.shortFingerprint()));
    Redirect.to("/sso#promote");
  }

  /** Forgets the draft. */
  public void discard() {
    drafts.discard(seen());
    notices.good("sso.draft.discarded");
    Redirect.to("/sso");
  }

  /** Makes it live. */
  public void promote() {
    drafts.promote(parameter("promotes"), confirmation);
    notices.good("sso.promoted");
    Redirect.to("/sso");
  }

  /** What it changes, in words. */
  public List<Difference> getDifferences() {
    return draft == null ? List.of() : differences(draft.differences());
  }

  List<Difference> differences(List<Change> changes) {
    return changes.stream()
        .map(
            change ->
                new Difference(
                    label(change.field()),
                    word(change.field(), change.before()),
                    word(change.field(), change.after())))
        .toList();
  }

  /** The version that the forms were made of; a draft that has changed meanwhile is not touched. */
  public long getVersion() {
    return draft == null ? 0 : draft.version();
  }

  /** The version that stood in the form. */
  public long seen() {
    String version = parameter("version");
    return version.matches("[0-9]{1,15}") ? Long.parseLong(version) : getVersion();
  }

  private String label(String field) {
    Texts texts = Texts.in(viewer.getLocale());
    return texts.has("sso." + field) ? texts.of("sso." + field) : field;
  }

  private String word(String field, String value) {
    Texts texts = Texts.in(viewer.getLocale());
    if (field.equals("certificates")) {
      return Arrays.stream(value.split(" "))
          .map(print -> print.substring(0, Math.min(SHORT, print.length())))
          .collect(Collectors.joining(", "));
    }
    String key = "sso.value." + field + "." + value;
    if (texts.has(key)) {
      return texts.of(key);
    }
    return texts.has("sso.value." + value) ? texts.of("sso.value." + value) : value;
  }

  private String parameter(String name) {
    return Objects.toString(request.getParameter(name), "");
  }

  /** How the way of signing in relates to those that are asked for. */
  public List<String> getComparisons() {
    return Arrays.stream(Comparison.values()).map(Enum::name).toList();
  }

  /** Whether the options are shown: when they were just sent, and something was not taken. */
  public boolean isOptionsOpen() {
    return "POST".equals(request.getMethod()) && request.getParameter("save") != null;
  }

  /** Whether the fields are shown: when they were just sent, or when there is something in them. */
  public boolean isOpen() {
    return "POST".equals(request.getMethod())
        ? request.getParameter("save") != null
        : fields.getIdpEntityId() != null;
  }

  public SsoFields getFields() {
    return fields;
  }

  /** Which part must be signed. */
  public List<String> getDemands() {
    return Arrays.stream(SignatureDemand.values()).map(Enum::name).toList();
  }

  public @Nullable String getConfirmation() {
    return confirmation;
  }

  public void setConfirmation(@Nullable String confirmation) {
    this.confirmation = confirmation;
  }
}
