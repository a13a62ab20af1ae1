package org.gatehouse.sso.groups;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The groups that sign-ins have named, and what becomes of each; a page, and part of another. */
@Named
@RequestScoped
public class SsoGroupsPage {

  @EJB GroupPreview preview;

  private @Nullable List<GroupOutlook> rows;

  /** Looks everything up before anything is shown. */
  public void open() {
    getRows();
  }

  public boolean isOn() {
    return preview.on();
  }

  public List<GroupOutlook> getRows() {
    if (rows == null) {
      rows = preview.list();
    }
    return rows;
  }

  /** How many groups have that fate. */
  public long count(String fate) {
    return getRows().stream().filter(row -> row.fate().name().equals(fate)).count();
  }

  /** The address of the team of that name. */
  public String team(String name) {
    return "/teams/team?team=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
  }
}
