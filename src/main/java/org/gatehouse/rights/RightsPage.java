package org.gatehouse.rights;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.gatehouse.access.Permission;
import org.gatehouse.platform.persistence.Slice;
import org.jspecify.annotations.Nullable;

/** Who can do what and why: a row for each person, a column for each permission. */
@Named
@RequestScoped
public class RightsPage {

  private static final int ROWS = 50;

  @EJB Rights rights;
  @Inject HttpServletRequest request;

  private String query = "";
  private String permission = "";
  private String after = "";
  private @Nullable Slice<PersonRights> slice;

  /** A permission: its code, and the end of the key of its words. */
  public record Column(String code, String word) {}

  @PostConstruct
  void read() {
    query = Objects.toString(request.getParameter("q"), "");
    permission = Objects.toString(request.getParameter("permission"), "");
    after = Objects.toString(request.getParameter("after"), "");
  }

  /** Looks everything up before anything is shown. */
  public void open() {
    slice();
  }

  public List<PersonRights> getRows() {
    return slice().items();
  }

  /** All permissions that somebody of an account can have. */
  public List<Column> getAll() {
    return Arrays.stream(Permission.values())
        .filter(each -> each != Permission.ACCOUNTS_OPERATE)
        .map(each -> new Column(each.code(), each.code().replace(':', '.')))
        .toList();
  }

  /** The columns: the one that is asked for, or all. */
  public List<Column> getColumns() {
    return getAll().stream()
        .filter(column -> permission.isEmpty() || column.code().equals(permission))
        .toList();
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

  public String getPermission() {
    return permission;
  }

  private String address() {
    return "?q=" + encoded(query) + "&permission=" + encoded(permission);
  }

  private Slice<PersonRights> slice() {
    if (slice == null) {
      slice = rights.list(query, permission, after, ROWS);
    }
    return slice;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
