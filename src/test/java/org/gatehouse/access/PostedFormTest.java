package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("what a browser posts")
class PostedFormTest {

  private static final String FORM = "application/x-www-form-urlencoded";

  @Test
  @DisplayName("is readable up to a thousand fields, each of several values counted for itself")
  void takesAThousandFields() {
    assertThat(readable(1_000)).isTrue();
    assertThat(readable(1_001)).isFalse();
    assertThat(
            PostedForm.readable(
                request("POST", FORM, () -> Map.of("pick", new String[1_001], "q", new String[1]))))
        .isFalse();
  }

  @Test
  @DisplayName("is refused where the server refuses it")
  void isRefusedByTheServer() {
    HttpServletRequest request =
        request(
            "POST",
            "Application/X-WWW-Form-Urlencoded; charset=UTF-8",
            () -> {
              throw new IllegalStateException("The number of parameters exceeded the maximum.");
            });

    assertThat(PostedForm.readable(request)).isFalse();
  }

  @ParameterizedTest
  @DisplayName("is not read where it is no form")
  @CsvSource({
    "POST, multipart/form-data; boundary=x",
    "POST, application/json",
    "POST,",
    "GET, application/x-www-form-urlencoded"
  })
  void leavesTheRestAlone(String method, String type) {
    HttpServletRequest request =
        request(
            method,
            type,
            () -> {
              throw new AssertionError("It was read.");
            });

    assertThat(PostedForm.readable(request)).isTrue();
  }

  private static boolean readable(int fields) {
    Map<String, String[]> form = new TreeMap<>();
    IntStream.range(0, fields).forEach(i -> form.put("f" + i, new String[] {"x"}));
    return PostedForm.readable(request("POST", FORM + ";charset=UTF-8", () -> form));
  }

  private static HttpServletRequest request(
      String method, String type, Supplier<Map<String, String[]>> fields) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            HttpServletRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (self, called, args) ->
                switch (called.getName()) {
                  case "getMethod" -> method;
                  case "getContentType" -> type;
                  case "getParameterMap" -> fields.get();
                  default -> throw new UnsupportedOperationException(called.getName());
                });
  }
}
