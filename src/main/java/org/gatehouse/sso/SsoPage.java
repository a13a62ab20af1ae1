package org.gatehouse.sso;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.platform.web.faces.Notices;
import org.jspecify.annotations.Nullable;

/** Single sign-on for account managers: our addresses first, then what the provider gives. */
@Named
@RequestScoped
public class SsoPage {

  private static final String SELF = "/WEB-INF/pages/sso/index.xhtml?faces-redirect=true";

  @Inject SsoConfigurations configurations;
  @Inject CurrentCaller caller;
  @Inject Notices notices;

  private @Nullable SsoDetails details;
  private @Nullable String spName;
  private final SsoFields fields = new SsoFields();

  @PostConstruct
  void load() {
    details = configurations.find().orElse(null);
    spName = details == null ? caller.getAccountSlug() : details.spName();
    if (details != null) {
      fields.show(details);
    }
  }

  /** Makes the addresses, or new ones. */
  public String rename() {
    boolean first = details == null;
    configurations.name(spName);
    notices.good(first ? "sso.created" : "sso.renamed");
    return SELF;
  }

  /** Saves what the form holds. */
  public String save() {
    var saved = configurations.save(fields.wanted());
    notices.good(saved.enabled() ? "sso.saved" : "sso.saved.off");
    saved
        .expiredCertificates()
        .forEach(certificate -> notices.warn("sso.expired", certificate.shortFingerprint()));
    return SELF;
  }

  public @Nullable SsoDetails getDetails() {
    return details;
  }

  /** The certificates that are stored. */
  public List<SsoDetails.Certificate> getCertificates() {
    return details == null || details.idp() == null ? List.of() : details.idp().certificates();
  }

  /** The fingerprints of those that have run out, for one warning; empty for none. */
  public String getExpired() {
    return details == null
        ? ""
        : details.expiredCertificates().stream()
            .map(SsoDetails.Certificate::shortFingerprint)
            .collect(Collectors.joining(", "));
  }

  public SsoFields getFields() {
    return fields;
  }

  public @Nullable String getSpName() {
    return spName;
  }

  public void setSpName(@Nullable String spName) {
    this.spName = spName;
  }
}
