package org.gatehouse.branding;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.web.ShownField;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/** Language and colours of the account, with a preview of what is chosen. */
@Named
@RequestScoped
public class BrandingPage {

  private static final String SOME_COLOR = "#1063c2";

  @EJB Brandings brandings;
  @EJB Accounts accounts;
  @Inject Notices notices;
  @Inject HttpServletRequest request;
  @Inject ShownField field;

  private BrandingDetails saved = BrandingDetails.PLAIN;
  private @Nullable String language;
  private @Nullable String color;
  private String scheme = "";
  private String mode = "";
  private String present = "";

  @PostConstruct
  void load() {
    show(brandings.get());
    present = brandings.shown();
    scheme = Objects.requireNonNullElse(request.getParameter("scheme"), saved.scheme().name());
    mode = Objects.requireNonNullElse(request.getParameter("mode"), saved.brightness().name());
  }

  private void show(BrandingDetails look) {
    saved = look;
    language = accounts.current().language();
    color = look.colorText();
    scheme = look.scheme().name();
    mode = look.brightness().name();
  }

  /** Shows what is chosen in the preview, and saves nothing: for browsers without script. */
  public void preview() {
    // The page is shown again with what was sent.
  }

  /** Saves what is chosen. */
  public void save() {
    NewBranding wanted = new NewBranding(language, scheme, color, mode);
    if (field.overtaken(present)) {
      show(saved);
    }
    brandings.save(wanted, field.sent());
    notices.good("branding.saved");
    Redirect.to("/branding");
  }

  /** The schemes to choose from. */
  public List<String> getSchemes() {
    return Arrays.stream(Scheme.values()).map(Enum::name).toList();
  }

  /** Whether pages are light or dark, to choose from. */
  public List<String> getModes() {
    return Arrays.stream(Brightness.values()).map(Enum::name).toList();
  }

  /** What the form shows, for whoever saves it. */
  public String getToken() {
    return field.next(present);
  }

  public String getScheme() {
    return scheme;
  }

  public String getMode() {
    return mode;
  }

  /** The address of the sheet with the ready schemes. */
  public String getReadySheet() {
    return request.getContextPath() + LookServlet.SCHEMES;
  }

  /** The beginning of the address of a colour's sheet. */
  public String getOwnSheets() {
    return request.getContextPath() + LookServlet.OWN;
  }

  /** The address of the sheet of the colour that was typed, or of some colour. */
  public String getOwnSheet() {
    return getOwnSheets() + getPicked().substring(1) + ".css";
  }

  /** The colour that was typed, or some colour: for the browser's own chooser. */
  public String getPicked() {
    return Optional.ofNullable(color).flatMap(Rgb::find).map(Rgb::hex).orElse(SOME_COLOR);
  }

  public @Nullable String getLanguage() {
    return language;
  }

  public void setLanguage(@Nullable String language) {
    this.language = language;
  }

  public @Nullable String getColor() {
    return color;
  }

  public void setColor(@Nullable String color) {
    this.color = color;
  }
}
