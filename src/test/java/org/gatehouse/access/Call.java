package org.gatehouse.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gatehouse.platform.rest.OpenApiResource;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.yaml.snakeyaml.Yaml;

/** A call that {@code openapi.yaml} describes. */
record Call(String verb, String template) {

  private static final String ACCOUNT = "/accounts/{slug}";

  /** What it takes, by the first word behind the account; what is not here takes an operator. */
  private static final Map<String, Permission> NEEDED =
      Map.ofEntries(
          Map.entry("users", Permission.USERS_MANAGE),
          Map.entry("users.csv", Permission.USERS_MANAGE),
          Map.entry("bulk", Permission.USERS_MANAGE),
          Map.entry("invitations", Permission.USERS_MANAGE),
          Map.entry("roles", Permission.ROLES_MANAGE),
          Map.entry("rights", Permission.ROLES_MANAGE),
          Map.entry("grants", Permission.ROLES_MANAGE),
          Map.entry("teams", Permission.TEAMS_MANAGE),
          Map.entry("policy", Permission.POLICY_MANAGE),
          Map.entry("branding", Permission.BRANDING_MANAGE),
          Map.entry("sso", Permission.SSO_MANAGE),
          Map.entry("apikeys", Permission.APIKEYS_MANAGE));

  /** All of them but the description itself, which everybody may read. */
  static List<Call> all() {
    List<Call> calls = new ArrayList<>();
    Map<String, Object> document =
        new Yaml().load(OpenApiResource.class.getResourceAsStream("openapi.yaml"));
    ((Map<?, ?>) document.get("paths"))
        .forEach(
            (path, item) ->
                ((Map<?, ?>) item)
                    .keySet().stream()
                        .map(Object::toString)
                        .filter(key -> !key.equals("parameters"))
                        .forEach(
                            verb ->
                                calls.add(
                                    new Call(verb.toUpperCase(Locale.ROOT), path.toString()))));
    calls.remove(new Call("GET", "/openapi.yaml"));
    return calls;
  }

  /** Those that name an account. */
  static List<Call> ofAccounts() {
    return all().stream().filter(call -> call.template.startsWith(ACCOUNT)).toList();
  }

  /** Whether it names something within the account. */
  boolean named() {
    return template.matches(".*\\{(username|name|id)}.*");
  }

  /** Whether it makes a team of the name that it names. */
  boolean makesWhatIsNotThere() {
    return verb.equals("PUT") && template.equals(ACCOUNT + "/teams/{name}");
  }

  /** The permission that it takes; none where every key of the account may. */
  Set<Permission> needed() {
    if (template.equals(ACCOUNT) && verb.equals("GET")) {
      return Set.of();
    }
    String rest =
        template.startsWith(ACCOUNT + "/") ? template.substring(ACCOUNT.length() + 1) : "";
    String word = rest.split("/")[0];
    if (rest.startsWith("audit/sinks")) {
      return Set.of(Permission.AUDIT_MANAGE);
    }
    if (rest.equals("audit/keys") && verb.equals("POST")) {
      return Set.of(Permission.ACCOUNTS_OPERATE);
    }
    if (word.equals("audit")) {
      return Set.of(
          switch (verb) {
            case "POST" -> Permission.AUDIT_WRITE;
            case "PUT", "DELETE" -> Permission.AUDIT_MANAGE;
            default -> Permission.AUDIT_READ;
          });
    }
    return Set.of(NEEDED.getOrDefault(word, Permission.ACCOUNTS_OPERATE));
  }

  /** Where it goes. */
  String path(String slug, String sub, String id) {
    return template
        .replace("{slug}", slug)
        .replace("{sub}", sub)
        .replace("{format}", "csv")
        .replaceAll("\\{[a-z]+}", id);
  }

  /** Makes it, with an empty object where it takes a body. */
  Answer send(Api program, String slug, String sub, String id) {
    String path = path(slug, sub, id);
    return switch (verb) {
      case "GET" -> program.get(path);
      case "HEAD" -> program.head(path);
      case "DELETE" -> program.delete(path);
      case "PUT" -> program.put(path, "{}");
      case "POST" -> program.post(path, "{}");
      default -> throw new AssertionError(this);
    };
  }

  @Override
  public String toString() {
    return verb + " " + template;
  }
}
