package org.gatehouse.platform.web.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.el.FunctionMapper;
import jakarta.el.PropertyNotWritableException;
import jakarta.el.VariableMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordELResolverTest {

  private record Row(String email, int age) {}

  private final RecordELResolver resolver = new RecordELResolver();
  private final ELContext context = new NoContext();

  @Test
  void readsARecordsComponent() {
    assertThat(resolver.getValue(context, new Row("a@b.c", 7), "email")).isEqualTo("a@b.c");
    assertThat(context.isPropertyResolved()).isTrue();
    assertThat(resolver.getType(context, new Row("a@b.c", 7), "age")).isEqualTo(int.class);
  }

  @Test
  void leavesEverythingElseToOthers() {
    assertThat(resolver.getValue(context, new Row("a@b.c", 7), "name")).isNull();
    assertThat(resolver.getValue(context, "text", "email")).isNull();
    assertThat(resolver.getValue(context, null, "email")).isNull();
    assertThat(context.isPropertyResolved()).isFalse();
  }

  @Test
  void changesNothing() {
    assertThat(resolver.isReadOnly(context, new Row("a@b.c", 7), "email")).isTrue();
    assertThatThrownBy(() -> resolver.setValue(context, new Row("a@b.c", 7), "email", "x"))
        .isInstanceOf(PropertyNotWritableException.class);
  }

  private static final class NoContext extends ELContext {

    @Override
    public @Nullable ELResolver getELResolver() {
      return null;
    }

    @Override
    public @Nullable FunctionMapper getFunctionMapper() {
      return null;
    }

    @Override
    public @Nullable VariableMapper getVariableMapper() {
      return null;
    }
  }
}
