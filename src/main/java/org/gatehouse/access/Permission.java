package org.gatehouse.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller may be allowed to do in an account; roles carry permissions. */
public enum Permission {
  /** Read the audit log. */
  AUDIT_READ,
  /** Decide how long the audit log is kept, and where it goes besides. */
  AUDIT_MANAGE,
  /** Send events of other products to the audit log. */
  AUDIT_WRITE,
  /** See, create and change users. */
  USERS_MANAGE,
  /** Make own roles, see who can do what, and let people into sub-accounts. */
  ROLES_MANAGE,
  /** Make teams, choose their members and their roles. */
  TEAMS_MANAGE,
  /** Configure single sign-on. */
  SSO_MANAGE,
  /** Decide the rules about signing in: second factor, inactivity, passwords, say. */
  POLICY_MANAGE,
  /** Decide how the account looks: language, colours, logo. */
  BRANDING_MANAGE,
  /** See, make, change and revoke API keys. */
  APIKEYS_MANAGE,
  /** Create accounts and enter any of them: platform operators only. */
  ACCOUNTS_OPERATE;

  /** The name in REST, in pages and in the database, such as {@code audit:read}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', ':');
  }

  /** The permission of that name. */
  public static Optional<Permission> find(String code) {
    return Arrays.stream(values()).filter(permission -> permission.code().equals(code)).findFirst();
  }
}
