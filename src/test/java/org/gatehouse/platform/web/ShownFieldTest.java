package org.gatehouse.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.List;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.error.Shown;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a form says that it showed. */
class ShownFieldTest {

  private static final String OLD = Shown.of(List.of("off", "60"));
  private static final String NEW = Shown.of(List.of("on", "60"));

  @Test
  void aPageThatIsOpenedShowsWhatIsThere() {
    assertThat(field("GET", OLD).next(NEW)).isEqualTo(NEW);
    assertThat(field("GET", OLD).overtaken(NEW)).isFalse();
  }

  @Test
  void aFormThatIsShownOnceMoreKeepsWhatItShowed() {
    assertThat(field("POST", OLD).next(NEW)).isEqualTo(OLD);
  }

  @Test
  void aFormThatWasOvertakenBeginsAfresh() {
    ShownField field = field("POST", OLD);

    assertThat(field.overtaken(NEW)).isTrue();
    assertThat(field.next(NEW)).isEqualTo(NEW);
    assertThat(field("POST", NEW).overtaken(NEW)).isFalse();
  }

  @Test
  void whoeverWasShownNothingIsNotAsked() {
    assertThat(field("POST", null).overtaken(NEW)).isFalse();
    Shown.require(field("POST", null).sent(), NEW);
    Shown.require(NEW, NEW);
    assertThatThrownBy(() -> Shown.require(OLD, NEW))
        .isInstanceOfSatisfying(
            BusinessException.class, why -> assertThat(why.kind()).isEqualTo(Kind.CONFLICT));
  }

  @Test
  void valuesDoNotRunIntoEachOther() {
    assertThat(Shown.of(List.of("a,1:b", ""))).isNotEqualTo(Shown.of(List.of("a", "b,0:")));
    assertThat(Shown.of(List.of("ab", "c"))).isNotEqualTo(Shown.of(List.of("a", "bc")));
  }

  private static ShownField field(String method, @Nullable String sent) {
    var field = new ShownField();
    field.request =
        (HttpServletRequest)
            Proxy.newProxyInstance(
                ShownFieldTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, asked, args) ->
                    switch (asked.getName()) {
                      case "getMethod" -> method;
                      case "getParameter" -> sent;
                      default -> throw new UnsupportedOperationException(asked.getName());
                    });
    return field;
  }
}
