package org.gatehouse.teams;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.gatehouse.platform.persistence.Slice;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/** The teams of an account: a list to search, and a form for a new one. */
@Named
@RequestScoped
public class TeamsPage {

  private static final int ROWS = 50;

  @EJB Teams teams;
  @Inject HttpServletRequest request;
  @Inject Notices notices;

  private String query = "";
  private String after = "";
  private @Nullable String name;
  private @Nullable Slice<TeamDetails> slice;

  @PostConstruct
  void read() {
    query = Objects.toString(request.getParameter("q"), "");
    after = Objects.toString(request.getParameter("after"), "");
  }

  /** Looks everything up before anything is shown. */
  public void open() {
    slice();
  }

  /** Makes a team and goes on to it, where its members and roles are chosen. */
  public void create() {
    TeamDetails made = teams.create(new TeamForm(name, null, null));
    notices.good("teams.created", made.name());
    Redirect.to("/teams/team?team=" + made.id());
  }

  public List<TeamDetails> getRows() {
    return slice().items();
  }

  /** The address of the next page; empty for none. */
  public String getOlder() {
    return slice()
        .next()
        .map(cursor -> "?q=" + encoded(query) + "&after=" + encoded(cursor))
        .orElse("");
  }

  /** The address of the first page; empty while it is this one. */
  public String getNewer() {
    return after.isEmpty() ? "" : "?q=" + encoded(query);
  }

  public String getQuery() {
    return query;
  }

  public @Nullable String getName() {
    return name;
  }

  public void setName(@Nullable String name) {
    this.name = name;
  }

  private Slice<TeamDetails> slice() {
    if (slice == null) {
      slice = teams.list(query, after, ROWS);
    }
    return slice;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
