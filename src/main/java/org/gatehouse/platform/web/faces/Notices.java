package org.gatehouse.platform.web.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.platform.web.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * What a page tells after an action: notices at its top and the reason under a field.
 *
 * <p>A notice survives the redirect that follows a write. A message that is a key of the bundle,
 * such as the one of a {@code @NotBlank(message = "field.required")}, is shown as its text.
 */
@Named("notices")
@RequestScoped
public class Notices {

  @Inject Viewer viewer;

  /**
   * One notice.
   *
   * @param kind {@code good}, {@code warn} or {@code bad}
   * @param link an address to go on at; empty for none
   */
  public record Notice(String kind, String icon, String text, String link) {}

  /** Tells that something was done. */
  public void good(String key, Object... args) {
    add(FacesMessage.SEVERITY_INFO, key, args);
  }

  /** Tells that something was done, and what to look at. */
  public void warn(String key, Object... args) {
    add(FacesMessage.SEVERITY_WARN, key, args);
  }

  /** Tells that something was not done. */
  public void bad(String key, Object... args) {
    add(FacesMessage.SEVERITY_ERROR, key, args);
  }

  /** The notices that belong to no field. */
  public List<Notice> getAll() {
    return FacesContext.getCurrentInstance().getMessageList(null).stream()
        .map(this::notice)
        .toList();
  }

  /** Why the value of the field was not taken; null when it was. */
  public @Nullable String field(String clientId) {
    return FacesContext.getCurrentInstance().getMessageList(clientId).stream()
        .findFirst()
        .map(this::text)
        .orElse(null);
  }

  private void add(FacesMessage.Severity severity, String key, Object... args) {
    FacesContext faces = FacesContext.getCurrentInstance();
    String text = Texts.in(viewer.getLocale()).of(key, args);
    faces.addMessage(null, new FacesMessage(severity, text, ""));
    faces.getExternalContext().getFlash().setKeepMessages(true);
  }

  private Notice notice(FacesMessage message) {
    String detail = Optional.ofNullable(message.getDetail()).orElse("");
    String link = detail.startsWith("http") ? detail : "";
    if (FacesMessage.SEVERITY_INFO.equals(message.getSeverity())) {
      return new Notice("good", "pass", text(message), link);
    }
    boolean warning = FacesMessage.SEVERITY_WARN.equals(message.getSeverity());
    return new Notice(warning ? "warn" : "bad", "warn", text(message), link);
  }

  private String text(FacesMessage message) {
    String summary = Optional.ofNullable(message.getSummary()).orElse("");
    return Texts.in(viewer.getLocale()).of(summary);
  }
}
