package org.gatehouse.sso;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.sso.response.PendingRequests;

/**
 * The cookie that binds a sign-in to the browser that began it. It has to survive the identity
 * provider's post from another site, which the cookie of the session does not: {@code
 * SameSite=None} over https. Without https browsers take that for nothing, so there it says nothing
 * and is sent for the two minutes that browsers allow.
 *
 * <p>A browser may have begun several sign-ins in tabs, so it holds the last few tokens, each good
 * for one request. Each beginning makes a new value: the two minutes count from then.
 */
@ApplicationScoped
public class BrowserTokens {

  private static final int MOST = 5;
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

  @Inject Settings settings;

  /** What a token is for; neither counts as the other. */
  public enum Use {
    SIGN_IN("gh_saml"),
    TEST("gh_saml_test"),
    RETURN("gh_saml_return");

    private final String cookie;

    Use(String cookie) {
      this.cookie = cookie;
    }
  }

  /** What the browser holds; empty where it holds nothing. */
  public String of(HttpServletRequest request, Use use) {
    return held(request, use).collect(Collectors.joining("."));
  }

  /** Gives the browser one more token. */
  public String add(HttpServletRequest request, HttpServletResponse response, Use use) {
    var token = Tokens.secret();
    var all =
        Stream.concat(Stream.of(token), held(request, use))
            .limit(MOST)
            .collect(Collectors.joining("."));
    var cookie = new Cookie(name(use), all);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setMaxAge((int) PendingRequests.LIFETIME.toSeconds());
    if (settings.https()) {
      cookie.setSecure(true);
      cookie.setAttribute("SameSite", "None");
    }
    response.addCookie(cookie);
    return token;
  }

  private Stream<String> held(HttpServletRequest request, Use use) {
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(name(use)))
        .flatMap(cookie -> Arrays.stream(cookie.getValue().split("\\.")))
        .filter(token -> SHAPE.matcher(token).matches())
        .distinct()
        .limit(MOST);
  }

  private String name(Use use) {
    return settings.https() ? "__Host-" + use.cookie : use.cookie;
  }
}
