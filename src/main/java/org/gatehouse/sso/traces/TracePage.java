package org.gatehouse.sso.traces;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.platform.web.Viewer;
import org.jspecify.annotations.Nullable;

/** One refused single sign-on: why, what probably helps, each check, and what was posted. */
@Named
@RequestScoped
public class TracePage {

  @EJB Traces traces;
  @Inject Viewer viewer;
  @Inject HttpServletRequest request;

  private String id = "";
  private @Nullable String why;
  private @Nullable TraceDetails shown;

  @PostConstruct
  void read() {
    id = Objects.toString(request.getParameter("id"), "");
  }

  /** Looks it up before anything is shown. */
  public void open() {
    getShown();
  }

  /** Shows all of it in the answer to this post, and nowhere else. */
  public void reveal() {
    shown = traces.reveal(id, why);
  }

  public TraceDetails getShown() {
    if (shown == null) {
      shown = traces.get(id);
    }
    return shown;
  }

  /** The likely cure. */
  public String getCure() {
    return TraceWords.cure(texts(), getShown().cure());
  }

  /** The checks with what was found. */
  public List<TraceWords.Line> getLines() {
    return TraceWords.lines(texts(), getShown().report());
  }

  public @Nullable String getWhy() {
    return why;
  }

  public void setWhy(@Nullable String why) {
    this.why = why;
  }

  private Texts texts() {
    return Texts.in(viewer.getLocale());
  }
}
