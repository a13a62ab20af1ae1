package org.gatehouse.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** Somebody with a cookie jar who speaks plain HTTP, as a browser without script would. */
public final class Visitor {
  private static final int MOST_REDIRECTIONS = 15;

  private final URI home;
  private final String address;
  private final String host;
  private final CookieManager cookies = new LenientCookies();
  private final HttpClient client =
      Web.client()
          .cookieHandler(cookies)
          .connectTimeout(Duration.ofSeconds(10))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** A new visitor without cookies; relative paths mean this URL. */
  public Visitor(URI home) {
    this(home, "");
  }

  /** The same behind a proxy that says from which address he comes. */
  public Visitor(URI home, String address) {
    this(home, address, "");
  }

  private Visitor(URI home, String address, String host) {
    this.home = home;
    this.address = address;
    this.host = host;
  }

  /** A new visitor who comes to that host, wherever its name leads to really. */
  public Visitor at(String other) {
    return new Visitor(home, address, other);
  }

  /** Asks for one path or URL and does not follow where the answer leads. */
  public Answer get(String path) {
    return send(request(path).GET());
  }

  /** Asks for a path or URL and follows redirections to the page at their end. */
  public Answer open(String path) {
    return follow(get(path));
  }

  /** Posts a form and does not follow where the answer leads. */
  public Answer post(String path, Map<String, String> form) {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encoded(form))));
  }

  /** Sends whatever a test wants to; cookies are added and kept. */
  public Answer send(HttpRequest.Builder request) {
    return new Answer(Web.send(client, request.timeout(Duration.ofSeconds(60)).build()));
  }

  /** A request to a path of the product, or to a whole URL. */
  public HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(home.resolve(path));
    if (!host.isEmpty()) {
      request.header("Host", host);
    }
    return address.isEmpty() ? request : request.header("X-Forwarded-For", address);
  }

  /** Follows redirections to the page at their end. */
  public Answer follow(Answer answer) {
    Answer last = answer;
    for (int i = 0; last.redirects(); i++) {
      if (i == MOST_REDIRECTIONS) {
        throw new AssertionError("Redirected in circles: " + last);
      }
      last = get(last.location().toString());
    }
    return last;
  }

  /**
   * Fills in the first form of the page that the selector finds and presses its first button.
   *
   * @param values by the end of the input's name, since Faces puts the form's id before it
   */
  public Answer submit(Answer page, String form, Map<String, String> values) {
    Element found = page.page().selectFirst(form);
    if (!(found instanceof FormElement element)) {
      throw new AssertionError("No form " + form + " on " + page);
    }
    String action = element.hasAttr("action") ? element.absUrl("action") : page.url().toString();
    return post(action, filled(element, values));
  }

  /** Signs in on the login page; says nothing about whether it worked. */
  public Answer signIn(String user, String password) {
    return follow(
        submit(
            open("/login"),
            "form:has(input[type=password])",
            Map.of("username", user, "password", password)));
  }

  /**
   * Signs in at the account's SSO URL through the identity provider's own login page.
   *
   * @return what the product shows at the end, or the login page once more
   */
  public Answer signInThrough(String ssoUrl, String user, String password) {
    Answer login = open(ssoUrl);
    Answer posted =
        follow(submit(login, "form#kc-form-login", Map.of("username", user, "password", password)));
    if (posted.page().selectFirst("form:has(input[name=SAMLResponse])") == null) {
      return posted;
    }
    return follow(submit(posted, "form:has(input[name=SAMLResponse])", Map.of()));
  }

  /** The cookie of that name for the product, as it would be sent next. */
  public List<HttpCookie> cookies() {
    return cookies.getCookieStore().getCookies();
  }

  /** Puts a cookie for the product into the jar, as somebody does who has copied it. */
  public void keep(HttpCookie cookie) {
    if (cookie.getDomain() == null) {
      // As the jar names it, so that the product's next one takes its place.
      String name = home.getHost();
      cookie.setDomain(name.contains(".") ? name : name + ".local");
    }
    cookies.getCookieStore().add(home, cookie);
  }

  private static Map<String, String> filled(FormElement form, Map<String, String> values) {
    var fields = new LinkedHashMap<String, String>();
    form.formData().forEach(field -> fields.putIfAbsent(field.key(), field.value()));
    values.forEach(
        (end, value) ->
            fields.put(
                Stream.of("[name='%s']", "[name$=':%s']", "[name$='%s']")
                    .flatMap(named -> form.select(named.formatted(end)).stream())
                    .findFirst()
                    .map(input -> input.attr("name"))
                    .orElseThrow(() -> new AssertionError("No input " + end + " in " + form)),
                value));
    Element button = form.selectFirst("button[name], input[type=submit][name]");
    if (button != null) {
      fields.put(button.attr("name"), button.attr("value"));
    }
    return fields;
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Sends cookies marked Secure over plain HTTP too: Keycloak marks its own so on localhost. */
  private static final class LenientCookies extends CookieManager {
    LenientCookies() {
      super(null, CookiePolicy.ACCEPT_ALL);
    }

    @Override
    public void put(URI uri, Map<String, List<String>> headers) throws IOException {
      var plain = new HashMap<String, List<String>>();
      headers.forEach(
          (name, values) ->
              plain.put(
                  name,
                  "Set-Cookie".equalsIgnoreCase(name)
                      ? values.stream().map(v -> v.replaceAll("(?i);\\s*secure", "")).toList()
                      : values));
      super.put(uri, plain);
    }
  }
}
