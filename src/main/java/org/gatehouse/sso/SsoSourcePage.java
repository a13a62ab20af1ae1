package org.gatehouse.sso;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Objects;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.platform.web.Viewer;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.gatehouse.sso.metadata.FoundDetails;
import org.gatehouse.sso.metadata.MetadataSources;
import org.gatehouse.sso.metadata.SourceDetails;
import org.jspecify.annotations.Nullable;

/** Where the provider's metadata is fetched every day, and what came of it. */
@Named
@RequestScoped
public class SsoSourcePage {

  @EJB MetadataSources sources;
  @Inject Viewer viewer;
  @Inject Notices notices;

  private @Nullable SourceDetails source;
  private boolean astray;

  @PostConstruct
  void load() {
    source = sources.find().orElse(null);
    astray = sources.astray();
  }

  /** Shows what the provider says by now, to be taken. */
  public void look() {
    String look = source == null ? null : source.newsLook();
    Redirect.to("/sso?look=" + Objects.toString(look, "") + "#take");
  }

  /** Leaves everything as it is. */
  public void ignore() {
    sources.ignoreNews();
    Redirect.to("/sso");
  }

  /** Fetches it now. */
  public void refresh() {
    sources.refresh();
    boolean failed = sources.find().filter(now -> now.failedAt() != null).isPresent();
    if (failed) {
      notices.warn("sso.metadata.refreshed.not");
    } else {
      notices.good("sso.metadata.refreshed");
    }
    Redirect.to("/sso#source");
  }

  /** Has other certificates taken over at once. */
  public void keep() {
    keep(true);
  }

  /** Has it told only when there are other certificates. */
  public void ask() {
    keep(false);
  }

  private void keep(boolean current) {
    sources.setKeepCurrent(current);
    notices.good("sso.metadata.kept");
    Redirect.to("/sso#source");
  }

  /** Fetches nothing any more. */
  public void stop() {
    sources.stop();
    notices.good("sso.metadata.stopped");
    Redirect.to("/sso");
  }

  /** Why fetching fails, in words; empty while it does not. */
  public String getFailure() {
    return source == null || source.failure() == null
        ? ""
        : Texts.in(viewer.getLocale()).of(source.failure(), source.failureStatus());
  }

  public @Nullable SourceDetails getSource() {
    return source;
  }

  /** Whether it is another provider's than the live one. */
  public boolean isAstray() {
    return astray;
  }

  /** What it says by now, while that is something else; null for nothing. */
  public @Nullable FoundDetails getNews() {
    return sources.news().stream().findFirst().orElse(null);
  }
}
