package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/** The form that makes a user; it stands on the page of {@link UsersPage}. */
@Named
@RequestScoped
public class NewUserPage {

  @EJB Users users;
  @Inject UsersPage page;
  @Inject Notices notices;

  private @Nullable String username;
  private @Nullable String email;
  private @Nullable String firstName;
  private @Nullable String lastName;
  private @Nullable String role;
  private @Nullable String password;

  public void create() {
    List<String> roles = role == null ? List.of() : List.of(role);
    UserDetails made =
        users.create(
            new NewUser(username, email, firstName, lastName, null, null, roles, password));
    notices.good("users.created", made.displayName());
    Redirect.to("/users" + page.getAddress().beside(made.publicId()).query() + "#user");
  }

  public @Nullable String getUsername() {
    return username;
  }

  public void setUsername(@Nullable String username) {
    this.username = username;
  }

  public @Nullable String getEmail() {
    return email;
  }

  public void setEmail(@Nullable String email) {
    this.email = email;
  }

  public @Nullable String getFirstName() {
    return firstName;
  }

  public void setFirstName(@Nullable String firstName) {
    this.firstName = firstName;
  }

  public @Nullable String getLastName() {
    return lastName;
  }

  public void setLastName(@Nullable String lastName) {
    this.lastName = lastName;
  }

  public @Nullable String getRole() {
    return role;
  }

  public void setRole(@Nullable String role) {
    this.role = role;
  }

  public @Nullable String getPassword() {
    return password;
  }

  public void setPassword(@Nullable String password) {
    this.password = password;
  }
}
