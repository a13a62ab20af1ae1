package org.gatehouse.platform.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as far as these tests need one. */
final class Requests {

  private final Map<String, Object> attributes = new HashMap<>();
  private final Map<String, String> cookies = new HashMap<>();
  private final Map<String, String> parameters = new HashMap<>();
  private List<Locale> accepted = List.of();

  Requests attribute(String name, Object value) {
    attributes.put(name, value);
    return this;
  }

  Requests cookie(String name, String value) {
    cookies.put(name, value);
    return this;
  }

  Requests parameter(String name, String value) {
    parameters.put(name, value);
    return this;
  }

  Requests accepting(Locale... languages) {
    accepted = List.of(languages);
    return this;
  }

  HttpServletRequest request() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            Requests.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) -> answer(method.getName(), arguments));
  }

  private @Nullable Object answer(String method, Object[] arguments) {
    return switch (method) {
      case "getAttribute" -> attributes.get(arguments[0]);
      case "getParameter" -> parameters.get(arguments[0]);
      case "getLocales" -> Collections.enumeration(accepted);
      case "getCookies" ->
          cookies.isEmpty()
              ? null
              : cookies.entrySet().stream()
                  .map(cookie -> new Cookie(cookie.getKey(), cookie.getValue()))
                  .toArray(Cookie[]::new);
      default -> throw new UnsupportedOperationException(method);
    };
  }
}
