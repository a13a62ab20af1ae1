package org.gatehouse.users;

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
import org.jspecify.annotations.Nullable;

/** Users of the whole platform by name, for its operators. */
@Named
@RequestScoped
public class PlatformUsersPage {

  private static final int ROWS = 50;

  @EJB PlatformUsers users;
  @Inject HttpServletRequest request;

  private String query = "";
  private String after = "";
  private @Nullable Slice<FoundUser> slice;

  @PostConstruct
  void read() {
    query = Objects.toString(request.getParameter("q"), "");
    after = Objects.toString(request.getParameter("after"), "");
  }

  public List<FoundUser> getRows() {
    return slice().items();
  }

  /** The address of the next page; empty for none. */
  public String getOlder() {
    return slice().next().map(cursor -> address() + "&after=" + encoded(cursor)).orElse("");
  }

  /** The address of the first page; empty while it is this one. */
  public String getNewer() {
    return after.isEmpty() ? "" : address();
  }

  public String getQuery() {
    return query;
  }

  private String address() {
    return "?q=" + encoded(query);
  }

  private Slice<FoundUser> slice() {
    if (slice == null) {
      slice = users.find(query, after, ROWS);
    }
    return slice;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
