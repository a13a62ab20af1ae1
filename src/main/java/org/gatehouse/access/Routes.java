package org.gatehouse.access;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The one table of paths: who may open each and what answers it. A path that is not here does not
 * exist.
 *
 * <p>A page's view is forwarded to; an empty view means that a servlet or REST answers the path
 * itself.
 */
enum Routes {
  HOME("/", "/WEB-INF/pages/home/index.xhtml", Who.SIGNED_IN),
  HOME_NOW("/home/now", "/WEB-INF/pages/home/now.xhtml", Who.SIGNED_IN),
  START(
      "/start",
      "/WEB-INF/pages/start/index.xhtml",
      Who.with(Permission.USERS_MANAGE, Permission.POLICY_MANAGE, Permission.SSO_MANAGE)),
  START_CHOOSE(
      "/start/choose",
      "",
      Who.with(Permission.USERS_MANAGE, Permission.POLICY_MANAGE, Permission.SSO_MANAGE)),
  FIND("/find", "", Who.SIGNED_IN),
  FIND_MORE("/find/more", "", Who.SIGNED_IN),
  UNDO("/undo", "", Who.SIGNED_IN),
  CALENDAR("/calendar", "/WEB-INF/pages/calendar/index.xhtml", Who.SIGNED_IN),
  CALENDAR_FEED("/calendar/feed/*", "", Who.ANYBODY),
  AUDIT("/audit", "/WEB-INF/pages/audit/index.xhtml", Who.with(Permission.AUDIT_READ)),
  AUDIT_VIEWS("/audit/views", "/WEB-INF/pages/audit/views.xhtml", Who.with(Permission.AUDIT_READ)),
  AUDIT_ALERTS(
      "/audit/alerts", "/WEB-INF/pages/audit/alerts.xhtml", Who.with(Permission.AUDIT_READ)),
  AUDIT_AUDITORS(
      "/audit/auditors",
      "/WEB-INF/pages/audit/auditors.xhtml",
      Who.with(Permission.AUDIT_MANAGE, Permission.USERS_MANAGE)),
  AUDIT_HOLDS("/audit/holds", "/WEB-INF/pages/audit/holds.xhtml", Who.with(Permission.AUDIT_READ)),
  AUDIT_SINKS(
      "/audit/sinks", "/WEB-INF/pages/audit/sinks.xhtml", Who.with(Permission.AUDIT_MANAGE)),
  AUDIT_NEWER("/audit/newer", "", Who.with(Permission.AUDIT_READ)),
  AUDIT_EXPORT("/audit/export/*", "", Who.with(Permission.AUDIT_READ)),
  AUDIT_EXPORTS("/audit/exports/*", "", Who.with(Permission.AUDIT_READ)),
  SSO("/sso", "/WEB-INF/pages/sso/index.xhtml", Who.with(Permission.SSO_MANAGE)),
  SSO_GROUPS("/sso/groups", "/WEB-INF/pages/sso/groups.xhtml", Who.with(Permission.SSO_MANAGE)),
  SSO_SHARING("/sso/sharing", "/WEB-INF/pages/sso/sharing.xhtml", Who.with(Permission.SSO_MANAGE)),
  SSO_TRACES("/sso/traces", "/WEB-INF/pages/sso/traces.xhtml", Who.with(Permission.SSO_MANAGE)),
  SSO_TRACE("/sso/trace", "/WEB-INF/pages/sso/trace.xhtml", Who.with(Permission.SSO_MANAGE)),
  SSO_TEST("/sso/test", "/WEB-INF/pages/sso/test.xhtml", Who.with(Permission.SSO_MANAGE)),
  SSO_TEST_START("/sso/test/start", "", Who.with(Permission.SSO_MANAGE)),
  SSO_EMERGENCY(
      "/sso/emergency", "/WEB-INF/pages/sso/emergency.xhtml", Who.with(Permission.SSO_MANAGE)),
  SSO_METADATA("/sso/metadata/file", "", Who.with(Permission.SSO_MANAGE)),
  SSO_ENFORCEMENT(
      "/sso/enforcement", "/WEB-INF/pages/sso/enforcement.xhtml", Who.with(Permission.SSO_MANAGE)),
  SSO_ENFORCEMENT_FILES("/sso/enforcement/*", "", Who.with(Permission.SSO_MANAGE)),
  SSO_KEYS("/sso/keys", "/WEB-INF/pages/sso/keys.xhtml", Who.with(Permission.SSO_MANAGE)),
  SSO_HISTORY("/sso/history", "/WEB-INF/pages/sso/history.xhtml", Who.with(Permission.SSO_MANAGE)),
  POLICY("/policy", "/WEB-INF/pages/policy/index.xhtml", Who.with(Permission.POLICY_MANAGE)),
  POLICY_TONIGHT(
      "/policy/tonight", "", Who.with(Permission.POLICY_MANAGE, Permission.USERS_MANAGE)),
  BRANDING(
      "/branding", "/WEB-INF/pages/branding/index.xhtml", Who.with(Permission.BRANDING_MANAGE)),
  BRANDING_HOST(
      "/branding/host", "/WEB-INF/pages/branding/host.xhtml", Who.with(Permission.BRANDING_MANAGE)),
  HOSTS_ASK("/hosts/ask", "", Who.ANYBODY),
  BRANDING_LOGO("/branding/logo", "", Who.with(Permission.BRANDING_MANAGE)),
  BRANDING_LOOK("/branding/look/*", "", Who.ANYBODY),
  USERS("/users", "/WEB-INF/pages/users/index.xhtml", Who.with(Permission.USERS_MANAGE)),
  ROLES("/roles", "/WEB-INF/pages/roles/index.xhtml", Who.with(Permission.ROLES_MANAGE)),
  RIGHTS("/rights", "/WEB-INF/pages/rights/index.xhtml", Who.with(Permission.ROLES_MANAGE)),
  TEAMS("/teams", "/WEB-INF/pages/teams/index.xhtml", Who.with(Permission.TEAMS_MANAGE)),
  TEAM("/teams/team", "/WEB-INF/pages/teams/team.xhtml", Who.with(Permission.TEAMS_MANAGE)),
  GRANTS("/grants", "/WEB-INF/pages/grants/index.xhtml", Who.with(Permission.ROLES_MANAGE)),
  SWITCH("/switch", "", Who.SIGNED_IN),
  APIKEYS("/apikeys", "/WEB-INF/pages/apikeys/index.xhtml", Who.with(Permission.APIKEYS_MANAGE)),
  ACCOUNTS(
      "/accounts", "/WEB-INF/pages/accounts/index.xhtml", Who.with(Permission.ACCOUNTS_OPERATE)),
  ACCOUNT(
      "/accounts/account",
      "/WEB-INF/pages/accounts/account.xhtml",
      Who.with(Permission.ACCOUNTS_OPERATE)),
  ACCOUNTS_PEOPLE(
      "/accounts/people",
      "/WEB-INF/pages/accounts/people.xhtml",
      Who.with(Permission.ACCOUNTS_OPERATE)),
  ACCOUNTS_EMERGENCY(
      "/accounts/emergency",
      "/WEB-INF/pages/accounts/emergency.xhtml",
      Who.with(Permission.ACCOUNTS_OPERATE)),
  USERS_BULK("/users/bulk", "/WEB-INF/pages/users/bulk.xhtml", Who.with(Permission.USERS_MANAGE)),
  USERS_INVITATIONS(
      "/users/invitations",
      "/WEB-INF/pages/users/invitations.xhtml",
      Who.with(Permission.USERS_MANAGE)),
  USERS_PROFILE(
      "/users/profile", "/WEB-INF/pages/users/profile.xhtml", Who.with(Permission.USERS_MANAGE)),
  USERS_IMPORT(
      "/users/import", "/WEB-INF/pages/users/import.xhtml", Who.with(Permission.USERS_MANAGE)),
  USERS_IMPORT_FILES("/users/import/*", "", Who.with(Permission.USERS_MANAGE)),
  USERS_EXPORT("/users/export", "", Who.with(Permission.USERS_MANAGE)),
  PROFILE("/profile", "/WEB-INF/pages/profile/index.xhtml", Who.SIGNED_IN),
  PROFILE_FACTORS("/profile/factors", "/WEB-INF/pages/profile/factors.xhtml", Who.SIGNED_IN),
  PROFILE_EMAIL("/profile/email", "/WEB-INF/pages/profile/email.xhtml", Who.ANYBODY),
  LOGIN("/login", "/WEB-INF/pages/login/index.xhtml", Who.ANYBODY),
  LOGIN_CODE("/login/code", "/WEB-INF/pages/login/code.xhtml", Who.ANYBODY),
  LOGIN_FORGOT("/login/forgot", "/WEB-INF/pages/login/forgot.xhtml", Who.ANYBODY),
  LOGIN_RESET("/login/reset", "/WEB-INF/pages/login/reset.xhtml", Who.ANYBODY),
  LOGIN_RENEW("/login/renew", "/WEB-INF/pages/login/renew.xhtml", Who.ANYBODY),
  LOGIN_EMERGENCY("/login/emergency", "/WEB-INF/pages/login/emergency.xhtml", Who.ANYBODY),
  LOGIN_BACK("/login/back", "/WEB-INF/pages/login/back.xhtml", Who.ANYBODY),
  LOGIN_RETURN("/login/return", "", Who.ANYBODY),
  LOGIN_PASSKEY("/login/passkey", "", Who.ANYBODY),
  LOGIN_PASSKEY_ANSWER("/login/passkey/answer", "", Who.ANYBODY),
  LOGOUT("/logout", "", Who.ANYBODY),
  SAML("/login/saml/*", "", Who.ANYBODY),
  DEMO_INBOX("/demo/inbox", "/WEB-INF/pages/demo/inbox.xhtml", Who.ANYBODY),
  DEMO_MAIL("/demo/inbox/*", "", Who.ANYBODY),
  LANGUAGE("/language", "", Who.ANYBODY),
  FACES_RESOURCES("/jakarta.faces.resource/*", "", Who.ANYBODY),
  RESOURCES("/resources/*", "", Who.ANYBODY),
  FAVICON("/favicon.ico", "", Who.ANYBODY),
  API_DESCRIPTION("/api/v1/openapi.yaml", "", Who.ANYBODY),
  API("/api/*", "", Who.PROGRAMS);

  /** Who may open a path. */
  record Who(boolean anybody, boolean programs, Set<Permission> permissions) {

    static final Who ANYBODY = new Who(true, false, Set.of());
    static final Who SIGNED_IN = new Who(false, false, Set.of());
    static final Who PROGRAMS = new Who(false, true, Set.of());

    static Who with(Permission... permissions) {
      return new Who(false, false, Set.of(permissions));
    }

    /** Whether a signed-in caller may open it. */
    boolean allows(Caller caller) {
      return permissions.stream().allMatch(caller::may);
    }
  }

  private final String path;
  private final String view;
  private final Who who;

  Routes(String path, String view, Who who) {
    this.path = path;
    this.view = view;
    this.who = who;
  }

  /** The route of a path; with a slash at its end a page is the same page. */
  static Optional<Routes> of(String path) {
    return Arrays.stream(values()).filter(route -> route.matches(path)).findFirst();
  }

  /** The path; a star at its end stands for anything. */
  String path() {
    return path;
  }

  String view() {
    return view;
  }

  Who who() {
    return who;
  }

  /** Whether pages ask for it by themselves, so that it says nothing about their readers. */
  boolean asksAgainAndAgain() {
    return this == AUDIT_NEWER || this == AUDIT_EXPORTS;
  }

  /** Whether its form is taken by a servlet, although its page is one of Faces. */
  boolean takesItsForm() {
    return this == LOGIN;
  }

  /** Whether what answers it refuses a form that can not be read, and records that. */
  boolean refusesForms() {
    return this == SAML;
  }

  /** Whether it is or takes a form that anybody may post. */
  boolean openForm() {
    return who.anybody() && (!view.isEmpty() || this == LOGIN_PASSKEY_ANSWER);
  }

  /** Whether it is the same for everybody, so that nobody needs to be known. */
  boolean knowsNobody() {
    return this == FACES_RESOURCES || this == RESOURCES || this == BRANDING_LOOK;
  }

  private boolean matches(String asked) {
    if (path.endsWith("/*")) {
      return asked.startsWith(path.substring(0, path.length() - 1));
    }
    return asked.equals(path) || (!view.isEmpty() && asked.equals(path + "/"));
  }
}
