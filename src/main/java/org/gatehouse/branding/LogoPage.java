package org.gatehouse.branding;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.platform.web.Viewer;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/** The logo of the account, and what became of the last file. */
@Named
@RequestScoped
public class LogoPage {

  private static final String LARGE = "large";

  @EJB Brandings brandings;
  @EJB Logos logos;
  @Inject Notices notices;
  @Inject Viewer viewer;
  @Inject HttpServletRequest request;

  private @Nullable LogoDetails shown;
  private @Nullable OfferDetails offer;

  @PostConstruct
  void load() {
    shown = brandings.get().logo();
    offer = logos.findOffer().orElse(null);
  }

  /** Takes the scaled version of the file that was too large. */
  public void scale() {
    logos.takeOffer();
    notices.good("branding.logo.done");
    Redirect.to("/branding");
  }

  /** Leaves the logo as it is. */
  public void leave() {
    logos.dismissOffer();
    Redirect.to("/branding#logo");
  }

  /** Takes the logo away. */
  public void remove() {
    logos.remove();
    notices.good("branding.logo.removed");
    Redirect.to("/branding");
  }

  /** The logo; null for none. */
  public @Nullable LogoDetails getShown() {
    return shown;
  }

  /** What of the last file is offered instead; null for nothing. */
  public @Nullable OfferDetails getOffer() {
    return offer;
  }

  /** Whether a file was just taken. */
  public boolean isDone() {
    return "logo".equals(request.getParameter("done"));
  }

  /** Why the last file was not taken, in words; empty when it was, or when there is an offer. */
  public String getRefusal() {
    String why = Objects.toString(request.getParameter("refused"), "");
    Texts texts = Texts.in(viewer.getLocale());
    String key = "branding.logo.refused." + why;
    return why.isEmpty() || why.equals(LARGE) || !why.matches("[a-z]{1,10}") || !texts.has(key)
        ? ""
        : texts.of(key);
  }
}
