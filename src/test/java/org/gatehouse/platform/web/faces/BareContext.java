package org.gatehouse.platform.web.faces;

import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.el.FunctionMapper;
import jakarta.el.VariableMapper;
import org.jspecify.annotations.Nullable;

/** What a resolver is asked in, without a page: it converts texts to numbers and nothing else. */
final class BareContext extends ELContext {

  @Override
  @SuppressWarnings("unchecked")
  public <T> T convertToType(Object value, Class<T> type) {
    return (T) (type == int.class ? Integer.valueOf(value.toString()) : value);
  }

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
