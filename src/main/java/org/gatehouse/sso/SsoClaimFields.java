package org.gatehouse.sso;

import java.util.Objects;
import org.gatehouse.sso.connection.ClaimNames;
import org.jspecify.annotations.Nullable;

/** The names of attributes, as somebody typed them; an empty one means the usual one. */
public class SsoClaimFields {

  private @Nullable String firstName;
  private @Nullable String lastName;
  private @Nullable String email;
  private @Nullable String groups;

  void show(ClaimNames names) {
    firstName = names.firstName();
    lastName = names.lastName();
    email = names.email();
    groups = names.groups();
  }

  NewSso.Claims wanted() {
    return new NewSso.Claims(
        Objects.requireNonNullElse(firstName, ""),
        Objects.requireNonNullElse(lastName, ""),
        Objects.requireNonNullElse(email, ""),
        Objects.requireNonNullElse(groups, ""));
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

  public @Nullable String getEmail() {
    return email;
  }

  public void setEmail(@Nullable String email) {
    this.email = email;
  }

  public @Nullable String getGroups() {
    return groups;
  }

  public void setGroups(@Nullable String groups) {
    this.groups = groups;
  }
}
