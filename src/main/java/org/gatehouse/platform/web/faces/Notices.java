package org.gatehouse.platform.web.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.text.Isolated;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.platform.web.Told;
import org.gatehouse.platform.web.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * What a page tells after an action: notices at its top and the reason under a field.
 *
 * <p>A notice survives the redirect that follows a write. A message that is a key of the bundle,
 * such as the one of a {@code @NotBlank(message = "text.missing")}, is shown as its text.
 */
@Named("notices")
@RequestScoped
public class Notices {

  private static final String UNDO = "undo:";

  @Inject Viewer viewer;
  @Inject Settings settings;

  private @Nullable Optional<String> taken;

  /**
   * One notice.
   *
   * @param kind {@code good}, {@code info}, {@code warn} or {@code bad}
   * @param link an address to go on at; empty for none
   * @param undo what takes it back when it is posted; empty for nothing
   */
  public record Notice(String kind, String icon, String text, String link, String undo) {}

  /** Tells that something was done. */
  public void good(String key, Object... args) {
    add(FacesMessage.SEVERITY_INFO, "", key, args);
  }

  /**
   * Tells that something was done which can be taken back.
   *
   * @param offer what takes it back; empty for nothing
   */
  public void undoable(String offer, String key, Object... args) {
    add(FacesMessage.SEVERITY_INFO, offer.isEmpty() ? "" : UNDO + offer, key, args);
  }

  /** The notice that offers to take something back; null for none. */
  public @Nullable Notice getUndoable() {
    return told().filter(notice -> !notice.undo().isEmpty()).findFirst().orElse(null);
  }

  /** Tells that something was done, and what to look at. */
  public void warn(String key, Object... args) {
    add(FacesMessage.SEVERITY_WARN, "", key, args);
  }

  /** Tells that something was not done. */
  public void bad(String key, Object... args) {
    add(FacesMessage.SEVERITY_ERROR, "", key, args);
  }

  /** The notices that belong to no field, but the one that offers to take something back. */
  public List<Notice> getAll() {
    Texts texts = Texts.in(viewer.getLocale());
    Stream<Notice> once =
        takeTold().stream()
            .map(
                key ->
                    switch (key) {
                      case "undo.done" -> new Notice("good", "pass", texts.of(key), "", "");
                      case "login.ended" -> new Notice("info", "info", texts.of(key), "", "");
                      default -> new Notice("bad", "warn", texts.of(key), "", "");
                    });
    return Stream.concat(once, told().filter(notice -> notice.undo().isEmpty())).toList();
  }

  /** Why the value of the field was not taken; null when it was. */
  public @Nullable String field(String clientId) {
    return FacesContext.getCurrentInstance().getMessageList(clientId).stream()
        .findFirst()
        .map(this::text)
        .orElse(null);
  }

  /** What a servlet wants told, once a request. */
  private Optional<String> takeTold() {
    if (taken == null) {
      ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
      taken =
          Told.take(
              (HttpServletRequest) external.getRequest(),
              (HttpServletResponse) external.getResponse(),
              settings.https());
    }
    return taken;
  }

  private Stream<Notice> told() {
    return FacesContext.getCurrentInstance().getMessageList(null).stream().map(this::notice);
  }

  private void add(FacesMessage.Severity severity, String detail, String key, Object... args) {
    FacesContext faces = FacesContext.getCurrentInstance();
    Locale language = viewer.getLocale();
    String text = Texts.in(language).of(key, Isolated.in(language, List.of(args)));
    faces.addMessage(null, new FacesMessage(severity, text, detail));
    faces.getExternalContext().getFlash().setKeepMessages(true);
  }

  private Notice notice(FacesMessage message) {
    String detail = Optional.ofNullable(message.getDetail()).orElse("");
    String link = detail.startsWith("http") ? detail : "";
    if (FacesMessage.SEVERITY_INFO.equals(message.getSeverity())) {
      String undo = detail.startsWith(UNDO) ? detail.substring(UNDO.length()) : "";
      return new Notice("good", "pass", text(message), link, undo);
    }
    boolean warning = FacesMessage.SEVERITY_WARN.equals(message.getSeverity());
    return new Notice(warning ? "warn" : "bad", "warn", text(message), link, "");
  }

  private String text(FacesMessage message) {
    String summary = Optional.ofNullable(message.getSummary()).orElse("");
    return Texts.in(viewer.getLocale()).of(summary);
  }
}
