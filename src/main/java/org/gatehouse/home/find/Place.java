package org.gatehouse.home.find;

import java.util.Set;
import org.gatehouse.access.Permission;
import org.jspecify.annotations.Nullable;

/**
 * A page, or a setting on one, that somebody may want to go to. Its name is the one that it has
 * there.
 */
public enum Place {
  HOME("home.title", "/", "home", null),
  CALENDAR("calendar.title", "/calendar", "calendar", null, "iCal ICS"),
  AUDIT("audit.title", "/audit", "audit", Permission.AUDIT_READ),
  AUDIT_VIEWS("audit.views", "/audit/views", "bookmark", Permission.AUDIT_READ, AUDIT),
  AUDIT_ALERTS("audit.alerts", "/audit/alerts", "warn", Permission.AUDIT_READ, AUDIT),
  AUDIT_HOLDS("audit.holds", "/audit/holds", "lock", Permission.AUDIT_READ, AUDIT),
  AUDIT_AUDITORS(
      Set.of(Permission.AUDIT_MANAGE, Permission.USERS_MANAGE),
      "audit.auditors",
      "/audit/auditors",
      "eye"),
  AUDIT_SINKS(
      "audit.sinks",
      "/audit/sinks",
      "arrow",
      Permission.AUDIT_MANAGE,
      "SIEM syslog webhook OpenTelemetry OTLP"),
  USERS("users.title", "/users", "users", Permission.USERS_MANAGE),
  USERS_NEW("users.new", "/users?create=1#new-user", "plus", Permission.USERS_MANAGE, USERS),
  USERS_INVITATIONS(
      "users.invitations", "/users/invitations", "invite", Permission.USERS_MANAGE, USERS),
  USERS_IMPORT("users.import", "/users/import", "upload", Permission.USERS_MANAGE, USERS),
  TEAMS("teams.title", "/teams", "team", Permission.TEAMS_MANAGE),
  ROLES("roles.title", "/roles", "role", Permission.ROLES_MANAGE),
  RIGHTS("rights.title", "/rights", "eye", Permission.ROLES_MANAGE),
  GRANTS("grants.title", "/grants", "arrow", Permission.ROLES_MANAGE),
  SSO("sso.title", "/sso", "sso", Permission.SSO_MANAGE, "SAML SSO Okta Entra Azure ADFS Keycloak"),
  SSO_TEST("sso.trial", "/sso/test", "sso", Permission.SSO_MANAGE, SSO),
  SSO_KEYS("sso.keys", "/sso/keys", "sso", Permission.SSO_MANAGE, SSO),
  SSO_GROUPS("sso.groups.title", "/sso/groups", "sso", Permission.SSO_MANAGE, SSO),
  SSO_ENFORCEMENT("sso.enforced", "/sso/enforcement", "sso", Permission.SSO_MANAGE, SSO),
  SSO_EMERGENCY("sso.emergency", "/sso/emergency", "sso", Permission.SSO_MANAGE, SSO),
  SSO_HISTORY("sso.history", "/sso/history", "sso", Permission.SSO_MANAGE, SSO),
  SSO_TRACES("sso.traces", "/sso/traces", "sso", Permission.SSO_MANAGE, SSO),
  SSO_SHARING("sso.sharing.title", "/sso/sharing", "sso", Permission.SSO_MANAGE, SSO),
  POLICY("policy.title", "/policy", "policy", Permission.POLICY_MANAGE),
  BRANDING("branding.title", "/branding", "brand", Permission.BRANDING_MANAGE),
  BRANDING_HOST(
      "hosts.title",
      "/branding/host",
      "brand",
      Permission.BRANDING_MANAGE,
      BRANDING,
      "DNS CNAME TXT"),
  APIKEYS("apikeys.title", "/apikeys", "key", Permission.APIKEYS_MANAGE, "REST token"),
  ACCOUNTS("accounts.title", "/accounts", "accounts", Permission.ACCOUNTS_OPERATE),
  ACCOUNTS_PEOPLE(
      "accounts.people", "/accounts/people", "accounts", Permission.ACCOUNTS_OPERATE, ACCOUNTS),
  ACCOUNTS_EMERGENCY(
      "sso.emergency.operate",
      "/accounts/emergency",
      "accounts",
      Permission.ACCOUNTS_OPERATE,
      ACCOUNTS),
  START(
      Set.of(Permission.USERS_MANAGE, Permission.POLICY_MANAGE, Permission.SSO_MANAGE),
      "start.title",
      "/start",
      "pass"),
  PROFILE("profile.title", "/profile", "users", null),
  PROFILE_FACTORS("factors.title", "/profile/factors", "phone", null, PROFILE, "2FA MFA TOTP"),

  RETENTION("audit.retention", "/audit#retention", Permission.AUDIT_MANAGE, AUDIT),
  FACTOR("policy.enabled", "/policy#enabled", Permission.POLICY_MANAGE, POLICY, "2FA MFA OTP"),
  EVERY_LOGIN("policy.everyLogin", "/policy#everyLogin", Permission.POLICY_MANAGE, POLICY),
  METHODS("policy.methods", "/policy#methods", Permission.POLICY_MANAGE, POLICY, "SMS TOTP"),
  DEVICE_DAYS("policy.deviceDays", "/policy#deviceDays", Permission.POLICY_MANAGE, POLICY),
  FOR_SSO("policy.forSso", "/policy#forSso", Permission.POLICY_MANAGE, POLICY),
  INACTIVITY(
      "policy.maxInactivityDays", "/policy#maxInactivityDays", Permission.POLICY_MANAGE, POLICY),
  ATTEMPTS("policy.maxLoginAttempts", "/policy#maxLoginAttempts", Permission.POLICY_MANAGE, POLICY),
  VALIDITY(
      "policy.passwordValidityDays",
      "/policy#passwordValidityDays",
      Permission.POLICY_MANAGE,
      POLICY),
  IDLE("policy.idleMinutes", "/policy#idleMinutes", Permission.POLICY_MANAGE, POLICY),
  ABSOLUTE("policy.absoluteHours", "/policy#absoluteHours", Permission.POLICY_MANAGE, POLICY),
  ADDRESSES("policy.allowList", "/policy#allowList", Permission.POLICY_MANAGE, POLICY, "IP CIDR"),
  EXEMPTIONS("policy.exemptions", "/policy#exemptions", Permission.POLICY_MANAGE, POLICY),
  IDP_IDENTIFIER("sso.idpEntityId", "/sso#take", Permission.SSO_MANAGE, SSO, "Entity ID"),
  IDP_CERTIFICATE("sso.certificates", "/sso#take", Permission.SSO_MANAGE, SSO, "X.509"),
  IDP_ADDRESS("sso.ssoUrl", "/sso#take", Permission.SSO_MANAGE, SSO),
  IDP_LOGOUT("sso.logoutUrl", "/sso#take", Permission.SSO_MANAGE, SSO),
  IDP_METADATA("sso.metadataUrl", "/sso#take", Permission.SSO_MANAGE, SSO, "XML"),
  AUTO_CREATE("sso.autoCreateUsers", "/sso#take", Permission.SSO_MANAGE, SSO),
  OWN_LANGUAGE("users.language", "/profile#language", null, PROFILE),
  OWN_ZONE("users.zone", "/profile#zone", null, PROFILE),
  OWN_PASSWORD("profile.password", "/profile#password-title", null, PROFILE),
  OWN_MOBILE("users.mobile", "/profile#mobile-card", null, PROFILE, "SMS"),
  OWN_EMAIL("profile.email", "/profile#email-title", null, PROFILE),
  OWN_SESSIONS("users.sessions", "/profile#sessions", null, PROFILE),
  OWN_PASSKEYS("passkeys.title", "/profile#passkeys", null, PROFILE, "WebAuthn FIDO"),
  OWN_DEVICES("devices.title", "/profile#devices", null, PROFILE);

  private final String title;
  private final String path;
  private final String icon;
  private final Set<Permission> permissions;
  private final @Nullable Place page;
  private final String also;

  /** A page of the first level. */
  Place(String title, String path, String icon, @Nullable Permission permission) {
    this(title, path, icon, permission, null, "");
  }

  Place(String title, String path, String icon, @Nullable Permission permission, String also) {
    this(title, path, icon, permission, null, also);
  }

  /** A page below another one. */
  Place(String title, String path, String icon, @Nullable Permission permission, Place page) {
    this(title, path, icon, permission, page, "");
  }

  /** A setting on a page. */
  Place(String title, String path, @Nullable Permission permission, Place page) {
    this(title, path, "", permission, page, "");
  }

  Place(String title, String path, @Nullable Permission permission, Place page, String also) {
    this(title, path, "", permission, page, also);
  }

  /** A page of the first level that takes several permissions. */
  Place(Set<Permission> permissions, String title, String path, String icon) {
    this(permissions, title, path, icon, null, "");
  }

  Place(
      String title,
      String path,
      String icon,
      @Nullable Permission permission,
      @Nullable Place page,
      String also) {
    this(permission == null ? Set.of() : Set.of(permission), title, path, icon, page, also);
  }

  Place(
      Set<Permission> permissions,
      String title,
      String path,
      String icon,
      @Nullable Place page,
      String also) {
    this.title = title;
    this.path = path;
    this.icon = icon;
    this.permissions = permissions;
    this.page = page;
    this.also = also;
  }

  /** The key of its name. */
  public String title() {
    return title;
  }

  /** Its address, from the product's root on. */
  public String path() {
    return path;
  }

  /** Its icon; a setting has that of its page. */
  public String icon() {
    return icon.isEmpty() && page != null ? page.icon() : icon;
  }

  /** Whether it is a setting and no page. */
  public boolean setting() {
    return icon.isEmpty();
  }

  /** What it takes to open it, all of it; empty for nothing. */
  public Set<Permission> permissions() {
    return permissions;
  }

  /** The page that it belongs to; null for a page of the first level. */
  public @Nullable Place page() {
    return page;
  }

  /** Other names of it, which are no words of any language. */
  public String also() {
    return also;
  }
}
