package org.gatehouse.users.imports;

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
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.platform.web.Viewer;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/** Takes people out of a file: choose it, see what would become of each row, and say so. */
@Named
@RequestScoped
public class ImportPage {

  private static final int ROWS = 100;

  @EJB Imports imports;
  @EJB Accounts accounts;
  @Inject Viewer viewer;
  @Inject Notices notices;
  @Inject HttpServletRequest request;

  private String account = "";
  private String id = "";
  private Optional<Verdict> only = Optional.empty();
  private int after;
  private @Nullable ImportDetails shown;
  private @Nullable List<ImportRow> rows;

  /** A verdict to look at alone, or all of them. */
  public record Choice(String code, long count, String address, boolean chosen) {}

  /** Enters the account that an operator looks at, and reads which import is meant. */
  @PostConstruct
  void read() {
    account = parameter("account");
    id = parameter("import");
    if (!account.isEmpty()) {
      accounts.enter(account);
    }
    only =
        Arrays.stream(Verdict.values())
            .filter(verdict -> verdict.name().equals(parameter("show")))
            .findFirst();
    String place = parameter("after");
    after = place.matches("[0-9]{1,6}") ? Integer.parseInt(place) : 0;
    shown = id.isEmpty() ? null : imports.get(id);
  }

  /** What is not there is a page of its own. */
  public void open() {
    getShown();
  }

  /** Takes over what two seconds allow; the page then goes on by itself. */
  public void run() {
    imports.run(id);
    Redirect.to("/users/import" + query("", 0));
  }

  /** Forgets the file; what has been taken over of it stays. */
  public void discard() {
    ImportDetails known = shown;
    imports.discard(id);
    if (known != null && known.state() == UserImport.State.RUNNING) {
      notices.good("users.import.ended", known.applied());
    } else {
      notices.good("users.import.discarded");
    }
    Redirect.to("/users" + (account.isEmpty() ? "" : "?account=" + encoded(account)));
  }

  public @Nullable ImportDetails getShown() {
    return shown;
  }

  public List<ImportRow> getRows() {
    if (rows == null) {
      rows = id.isEmpty() ? List.of() : imports.rows(id, only, after, ROWS + 1);
    }
    return rows.subList(0, Math.min(ROWS, rows.size()));
  }

  /** Why a row is refused. */
  public String why(ImportRow row) {
    return row.why(Texts.in(viewer.getLocale()));
  }

  /** The address of the next rows; empty for none. */
  public String getOlder() {
    List<ImportRow> page = getRows();
    boolean more = rows != null && rows.size() > ROWS;
    return more ? path(parameter("show"), page.get(page.size() - 1).line()) : "";
  }

  /** The address of the first rows; empty while these are. */
  public String getNewer() {
    return after == 0 ? "" : path(parameter("show"), 0);
  }

  /** What to look at. */
  public List<Choice> getChoices() {
    ImportDetails all = Objects.requireNonNull(shown);
    long rowCount = all.toDo() + all.unchanged() + all.refused();
    return List.of(
        choice("", rowCount),
        choice("CREATE", all.created()),
        choice("CHANGE", all.changed()),
        choice("UNCHANGED", all.unchanged()),
        choice("REFUSED", all.refused()));
  }

  /** Why the file was not read, in words; empty if it was, or none came. */
  public String getRefusal() {
    String why = parameter("refused");
    boolean known =
        Arrays.stream(FileRefused.Why.values())
            .anyMatch(one -> one.name().toLowerCase(Locale.ROOT).equals(why));
    String line = parameter("line");
    return known && line.matches("[0-9]{1,9}")
        ? Texts.in(viewer.getLocale()).of("users.import.refused." + why, line, PeopleFile.MOST_ROWS)
        : "";
  }

  public String getAccount() {
    return account;
  }

  public String getId() {
    return id;
  }

  private Choice choice(String code, long count) {
    return new Choice(code, count, path(code, 0), parameter("show").equals(code));
  }

  private String path(String show, int line) {
    return request.getContextPath() + "/users/import" + query(show, line);
  }

  private String query(String show, int line) {
    return "?import="
        + encoded(id)
        + (account.isEmpty() ? "" : "&account=" + encoded(account))
        + (show.isEmpty() ? "" : "&show=" + show)
        + (line == 0 ? "" : "&after=" + line);
  }

  private String parameter(String name) {
    return Objects.toString(request.getParameter(name), "");
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
