package org.gatehouse.sso.traces;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.platform.persistence.Slice;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/** The refused single sign-ons of the last week, and one of them by its id. */
@Named
@RequestScoped
public class TracesPage {

  private static final int ROWS = 50;

  @EJB Traces traces;
  @Inject HttpServletRequest request;

  private String find = "";
  private String after = "";
  private @Nullable Slice<TraceRow> slice;

  @PostConstruct
  void read() {
    find = Objects.toString(request.getParameter("find"), "").strip();
    after = Objects.toString(request.getParameter("after"), "");
  }

  /** Leads to the one that was asked for; looks everything up before anything is shown. */
  public void open() {
    Optional<TraceRow> found = find.isEmpty() ? Optional.empty() : traces.find(find);
    if (found.isPresent()) {
      Redirect.to("/sso/trace?id=" + found.get().incident());
    } else {
      slice();
    }
  }

  public List<TraceRow> getRows() {
    return slice().items();
  }

  /** How many were counted and not kept. */
  public long getExcess() {
    return traces.excess();
  }

  /** The address of the next page; empty for none. */
  public String getOlder() {
    return slice().next().map(cursor -> "?after=" + cursor).orElse("");
  }

  /** The address of the first page; empty while it is this one. */
  public String getNewer() {
    return after.isEmpty() ? "" : "?";
  }

  /** The id that was asked for and is none. */
  public String getFind() {
    return find;
  }

  private Slice<TraceRow> slice() {
    if (slice == null) {
      slice = traces.list(after, ROWS);
    }
    return slice;
  }
}
