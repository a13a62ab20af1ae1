package org.gatehouse.platform.web.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MethodELResolverTest {

  private final MethodELResolver resolver = new MethodELResolver();
  private final ELContext context = new BareContext();

  /** What a page may call. */
  public static class Bean {

    public String of(String key, Object... rest) {
      return key + List.of(rest);
    }

    public int twice(int number) {
      return 2 * number;
    }

    public String nothing() {
      return "nothing";
    }

    public String same(String text) {
      return text;
    }

    public String same(int number) {
      return "number " + number;
    }

    public void refuse() {
      throw new IllegalStateException("no");
    }
  }

  @Test
  void callsAMethodWithWhatItTakes() {
    assertThat(call(new Bean(), "nothing")).isEqualTo("nothing");
    assertThat(call(new Bean(), "twice", "21")).isEqualTo(42);
    assertThat(context.isPropertyResolved()).isTrue();
  }

  @Test
  void gathersTheRestWhereAnyNumberIsTaken() {
    assertThat(call(new Bean(), "of", "a")).isEqualTo("a[]");
    assertThat(call(new Bean(), "of", "a", 1, "b")).isEqualTo("a[1, b]");
    assertThat(call(new Bean(), "of", "a", new Object[] {1, "b"})).isEqualTo("a[1, b]");
  }

  @Test
  void callsTheSameMethodOfTheNextBean() {
    assertThat(call(new Bean(), "twice", 1)).isEqualTo(2);
    assertThat(call(new Bean() {}, "twice", 2)).isEqualTo(4);
  }

  @Test
  void throwsWhatTheMethodThrew() {
    assertThatThrownBy(() -> call(new Bean(), "refuse"))
        .isInstanceOf(ELException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void leavesTheChoiceAmongSeveralAndOtherClassesToTheLanguage() {
    assertThat(call(new Bean(), "same", "x")).isNull();
    assertThat(call(new Bean(), "missing")).isNull();
    assertThat(call(new Bean(), "twice")).isNull();
    assertThat(call(new Bean(), "twice", 1, 2)).isNull();
    assertThat(call(new Bean(), "of")).isNull();
    assertThat(call("text", "length")).isNull();
    assertThat(call(null, "length")).isNull();
    assertThat(context.isPropertyResolved()).isFalse();
  }

  private @Nullable Object call(@Nullable Object base, String name, Object... arguments) {
    return resolver.invoke(context, base, name, null, arguments);
  }
}
