package org.gatehouse.roles;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.web.ShownField;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/** The roles of an account: a list, a form for a new one, and one of them beside the list. */
@Named
@RequestScoped
public class RolesPage {

  @EJB OwnRoles roles;
  @Inject HttpServletRequest request;
  @Inject Notices notices;
  @Inject ShownField field;

  private String role = "";
  private @Nullable String name;
  private @Nullable String confirm;
  private List<String> chosen = List.of();
  private @Nullable RoleDetails shown;
  private @Nullable RoleUse use;
  private @Nullable List<RoleDetails> rows;

  /** A permission to choose; {@code word} ends the key of the sentence about it. */
  public record Choice(String code, String word, boolean chosen) {}

  @PostConstruct
  void read() {
    role = Objects.toString(request.getParameter("role"), "");
    if (!role.isEmpty()) {
      shown = roles.get(role);
      use = roles.use(role);
      name = shown.name();
      chosen = shown.permissions();
    }
    // Only these forms have the ticks: what the one beside them sends takes none away.
    if (sent("role-form") || sent("new-role-form")) {
      String[] sent = request.getParameterValues("permission");
      chosen = sent == null ? List.of() : Arrays.asList(sent);
    }
  }

  /** Looks everything up before anything is shown. */
  public void open() {
    getRows();
  }

  public void create() {
    RoleDetails made = roles.create(new RoleForm(name, chosen));
    notices.good("roles.created", made.name());
    Redirect.to("/roles?role=" + made.id() + "#role");
  }

  /** Saves the role; where others have changed it meanwhile the form shows it as it is now. */
  public void update() {
    RoleForm wanted = new RoleForm(name, chosen);
    RoleDetails present = Objects.requireNonNull(shown);
    if (field.overtaken(present.shown())) {
      name = present.name();
      chosen = present.permissions();
    }
    RoleDetails saved = roles.update(role, wanted, field.sent());
    notices.good("roles.updated", saved.name());
    Redirect.to("/roles?role=" + saved.id() + "#role");
  }

  /** Deletes it, if its name was typed. */
  public void delete() {
    RoleDetails doomed = Objects.requireNonNull(shown);
    if (confirm == null || !confirm.strip().equals(doomed.name())) {
      throw BusinessException.invalid("confirm", "roles.confirm.differs", doomed.name());
    }
    roles.delete(doomed.id());
    notices.good("roles.deleted", doomed.name());
    Redirect.to("/roles");
  }

  public List<RoleDetails> getRows() {
    if (rows == null) {
      rows = roles.list();
    }
    return rows;
  }

  /** What the caller can put into a role, in the order to show it. */
  public List<Choice> getChoices() {
    return roles.grantable().stream()
        .map(code -> new Choice(code, code.replace(':', '.'), chosen.contains(code)))
        .toList();
  }

  public @Nullable RoleDetails getShown() {
    return shown;
  }

  /** The role that the form began with. */
  public String getToken() {
    return field.next(Objects.requireNonNull(shown).shown());
  }

  public @Nullable RoleUse getUse() {
    return use;
  }

  public String getRole() {
    return role;
  }

  public @Nullable String getName() {
    return name;
  }

  public void setName(@Nullable String name) {
    this.name = name;
  }

  public @Nullable String getConfirm() {
    return confirm;
  }

  public void setConfirm(@Nullable String confirm) {
    this.confirm = confirm;
  }

  private boolean sent(String form) {
    return "POST".equals(request.getMethod()) && request.getParameter(form) != null;
  }
}
