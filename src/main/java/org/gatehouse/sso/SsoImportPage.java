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
import java.util.Optional;
import java.util.stream.Collectors;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.platform.web.Viewer;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.gatehouse.sso.metadata.FoundDetails;
import org.gatehouse.sso.metadata.MetadataImports;
import org.gatehouse.sso.metadata.MetadataRefusal;
import org.gatehouse.sso.metadata.MetadataSources;
import org.jspecify.annotations.Nullable;

/** The provider's metadata: found, looked at, and taken as the draft. */
@Named
@RequestScoped
public class SsoImportPage {

  private static final int SHORT = "A1:B2:C3:D4".length();

  @EJB MetadataImports imports;
  @EJB MetadataSources sources;
  @EJB SsoDrafts drafts;
  @EJB MetadataDrafts taking;
  @Inject SsoDraftPage draft;
  @Inject Viewer viewer;
  @Inject Notices notices;
  @Inject HttpServletRequest request;

  private List<FoundDetails> found = List.of();
  private @Nullable String metadataUrl;
  private @Nullable String metadataText;
  private @Nullable String logoutUrl;
  private boolean keepCurrent = true;

  @PostConstruct
  void load() {
    found = imports.found(parameter("look"));
    sources.find().ifPresent(live -> show(live.url(), live.keepCurrent()));
    drafts
        .find()
        .flatMap(DraftDetails::source)
        .ifPresent(prepared -> show(prepared.url(), prepared.keepCurrent()));
    logoutUrl = taking.logoutUrl(chosen());
  }

  /** Fetches it, and shows what it says. */
  public void fetch() {
    show(imports.fetch(metadataUrl));
  }

  /** Reads what was pasted, and shows what it says. */
  public void read() {
    show(imports.readText(metadataText));
  }

  /** Makes the draft of what was found. */
  public void take() {
    FoundDetails taken = chosen().orElseThrow(BusinessException::notFound);
    taking.take(taken, logoutUrl, keepCurrent, draft.seen());
    notices.good("sso.draft.saved");
    Redirect.to("/sso#promote");
  }

  private void show(String url, boolean keep) {
    metadataUrl = url;
    keepCurrent = keep;
  }

  private void show(String look) {
    Redirect.to("/sso?look=" + look + "#take");
  }

  /** The one that is ticked, or the only one. */
  private Optional<FoundDetails> chosen() {
    if (found.size() == 1) {
      return Optional.of(found.get(0));
    }
    String id = parameter("found");
    return found.stream().filter(one -> Long.toString(one.id()).equals(id)).findFirst();
  }

  /** Whether one is chosen, so that it can be taken. */
  public boolean isReady() {
    return chosen().isPresent();
  }

  public List<FoundDetails> getFound() {
    return found;
  }

  public String getChosen() {
    return chosen().map(one -> Long.toString(one.id())).orElse("");
  }

  public String getLook() {
    return parameter("look");
  }

  /** The certificates' first four pairs. */
  public String fingerprints(FoundDetails one) {
    return one.certificates().stream()
        .map(certificate -> certificate.fingerprint().substring(0, SHORT))
        .collect(Collectors.joining(", "));
  }

  /** Why an uploaded file was not read, in words; empty if none was refused. */
  public String getRefusal() {
    String why = parameter("refused");
    boolean known =
        Arrays.stream(MetadataRefusal.Reason.values())
            .anyMatch(reason -> reason.name().equals(why));
    return known ? Texts.in(viewer.getLocale()).of("sso.metadata.refused." + why) : "";
  }

  private String parameter(String name) {
    return Objects.toString(request.getParameter(name), "");
  }

  public @Nullable String getMetadataUrl() {
    return metadataUrl;
  }

  public void setMetadataUrl(@Nullable String metadataUrl) {
    this.metadataUrl = metadataUrl;
  }

  public @Nullable String getMetadataText() {
    return metadataText;
  }

  public void setMetadataText(@Nullable String metadataText) {
    this.metadataText = metadataText;
  }

  public @Nullable String getLogoutUrl() {
    return logoutUrl;
  }

  public void setLogoutUrl(@Nullable String logoutUrl) {
    this.logoutUrl = logoutUrl;
  }

  public boolean isKeepCurrent() {
    return keepCurrent;
  }

  public void setKeepCurrent(boolean keepCurrent) {
    this.keepCurrent = keepCurrent;
  }
}
