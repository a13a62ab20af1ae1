package org.gatehouse.sso;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.platform.web.Viewer;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.gatehouse.sso.guide.Guide;
import org.gatehouse.sso.guide.Guides;
import org.gatehouse.sso.guide.Provider;
import org.jspecify.annotations.Nullable;

/**
 * The way through setting single sign-on up: our addresses, the provider and its words, its values,
 * a test, live. What is done stays done, so that anybody goes on where somebody has stopped.
 */
@Named
@RequestScoped
public class SsoPage {

  private static final Duration SOON = Duration.ofDays(60);

  private static final List<String> CLAIMS =
      List.of(
          "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
          "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname",
          "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname",
          "http://schemas.xmlsoap.org/claims/Group");

  /** The pages beside this one, in their order; one that a feature does not have is not shown. */
  private static final List<String> BESIDE =
      List.of("test", "enforcement", "groups", "traces", "emergency", "keys", "history", "sharing");

  @EJB SsoConfigurations configurations;
  @EJB SsoDrafts drafts;
  @EJB Guides guides;
  @Inject CurrentCaller caller;
  @Inject Viewer viewer;
  @Inject Clock clock;
  @Inject Notices notices;
  @Inject HttpServletRequest request;

  private @Nullable SsoDetails details;
  private @Nullable DraftDetails draft;
  private Guide.@Nullable Progress progress;
  private @Nullable String spName;

  /** A claim that the provider is to send, and what it is. */
  public record Claim(String name, String value) {}

  @PostConstruct
  void load() {
    details = configurations.find().orElse(null);
    draft = details == null ? null : drafts.find().orElse(null);
    progress = guides.find().orElse(null);
    spName = details == null ? caller.getAccountSlug() : details.spName();
  }

  /** Makes the addresses, or new ones. */
  public void rename() {
    boolean first = details == null;
    configurations.name(spName);
    notices.good(first ? "sso.created" : "sso.renamed");
    Redirect.to("/sso");
  }

  /** Shows the words of another provider. */
  public void choose() {
    Provider.find(request.getParameter("provider")).ifPresent(guides::choose);
    Redirect.to("/sso#give");
  }

  /** Notes that the provider knows our values. */
  public void given() {
    guides.given();
    notices.good("sso.give.done");
    Redirect.to("/sso#take");
  }

  public @Nullable SsoDetails getDetails() {
    return details;
  }

  /** The draft; null for none. */
  public @Nullable DraftDetails getDraft() {
    return draft;
  }

  /** What is prepared, or else live, of the provider; null for neither. */
  public SsoDetails.@Nullable Idp getIdp() {
    if (draft != null) {
      return draft.values().idp();
    }
    return details == null ? null : details.idp();
  }

  public List<SsoDetails.Certificate> getCertificates() {
    SsoDetails.Idp idp = getIdp();
    return idp == null ? List.of() : idp.certificates();
  }

  /** Whether it runs out within two months; managers are mailed from then on. */
  public boolean soon(SsoDetails.Certificate certificate) {
    return certificate.expiresAt().isBefore(clock.instant().plus(SOON));
  }

  /** The fingerprints of live ones that have run out, for one warning; empty for none. */
  public String getExpired() {
    return details == null
        ? ""
        : String.join(
            ", ",
            details.expiredCertificates().stream()
                .map(SsoDetails.Certificate::shortFingerprint)
                .toList());
  }

  /** Whether anything is live, be it on or off. */
  public boolean isLive() {
    return details != null && details.idp() != null;
  }

  /** {@code done}, {@code now} or nothing, for the step of that number. */
  public String state(int step) {
    if (done(step)) {
      return "done";
    }
    return IntStream.range(1, step).allMatch(this::done) ? "now" : "";
  }

  /** How many of the six steps are done. */
  public long getDone() {
    return IntStream.rangeClosed(1, 6).filter(this::done).count();
  }

  private boolean done(int step) {
    return switch (step) {
      case 1 -> progress != null;
      case 2 -> isLive() || (progress != null && progress.givenAt() != null);
      case 3 -> getIdp() != null;
      case 4 -> draft == null ? isLive() : draft.passed().isPresent();
      case 5 -> isLive() && draft == null;
      default -> details != null && details.enabled();
    };
  }

  public List<Provider> getProviders() {
    return List.of(Provider.values());
  }

  /** The chosen provider; empty for none. */
  public String getChosen() {
    return progress == null ? "" : progress.provider().name();
  }

  /** The chosen provider's word in keys of messages. */
  public String getWords() {
    return progress == null ? Provider.OTHER.name() : progress.provider().name();
  }

  /** What the chosen provider calls itself, or that it is yours. */
  public String getProviderName() {
    String brand = progress == null ? "" : progress.provider().brand();
    return brand.isEmpty() ? Texts.in(viewer.getLocale()).of("sso.guide.yours") : brand;
  }

  /** What there is to do in the provider's console. */
  public List<String> steps(String part) {
    Texts texts = Texts.in(viewer.getLocale());
    String key = "sso.guide." + getWords() + "." + part + ".";
    return Stream.iterate(1, number -> number + 1)
        .map(number -> key + number)
        .takeWhile(texts::has)
        .map(texts::of)
        .toList();
  }

  public List<Claim> getClaims() {
    return CLAIMS.stream()
        .map(value -> new Claim(value.substring(value.lastIndexOf('/') + 1), value))
        .toList();
  }

  /** The pages beside this one that there are. */
  public List<String> getBeside() {
    var external = FacesContext.getCurrentInstance().getExternalContext();
    return BESIDE.stream().filter(page -> there(external, page)).toList();
  }

  private static boolean there(jakarta.faces.context.ExternalContext external, String page) {
    try {
      return external.getResource("/WEB-INF/pages/sso/" + page + ".xhtml") != null;
    } catch (java.net.MalformedURLException e) {
      return false;
    }
  }

  public @Nullable String getSpName() {
    return spName;
  }

  public void setSpName(@Nullable String spName) {
    this.spName = spName;
  }
}
