package org.gatehouse.platform.web.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.el.ELContext;
import jakarta.el.PropertyNotWritableException;
import org.junit.jupiter.api.Test;

class RecordELResolverTest {

  private record Row(String email, int age) {}

  private final RecordELResolver resolver = new RecordELResolver();
  private final ELContext context = new BareContext();

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
}
