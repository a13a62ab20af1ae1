package org.gatehouse.platform.web.faces;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import jakarta.el.PropertyNotWritableException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets a page read {@code #{row.email}} from a record; the expression language learns it in version
 * 6.
 */
public class RecordELResolver extends ELResolver {

  private static final ClassValue<Map<String, Method>> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
          Map<String, Method> accessors = new HashMap<>();
          for (RecordComponent component : type.getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            accessors.put(component.getName(), component.getAccessor());
          }
          return Map.copyOf(accessors);
        }
      };

  @Override
  public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
    Optional<Method> accessor = find(base, property);
    if (base == null || accessor.isEmpty()) {
      return null;
    }
    context.setPropertyResolved(base, property);
    try {
      return accessor.get().invoke(base);
    } catch (InvocationTargetException e) {
      throw new ELException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new ELException(e);
    }
  }

  @Override
  public @Nullable Class<?> getType(ELContext context, @Nullable Object base, Object property) {
    Optional<Method> accessor = find(base, property);
    if (accessor.isEmpty()) {
      return null;
    }
    context.setPropertyResolved(base, property);
    return accessor.get().getReturnType();
  }

  @Override
  public void setValue(ELContext context, @Nullable Object base, Object property, Object value) {
    if (find(base, property).isPresent()) {
      throw new PropertyNotWritableException("a record does not change: " + property);
    }
  }

  @Override
  public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
    if (find(base, property).isEmpty()) {
      return false;
    }
    context.setPropertyResolved(base, property);
    return true;
  }

  @Override
  public @Nullable Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
    return base instanceof Record ? String.class : null;
  }

  private static Optional<Method> find(@Nullable Object base, @Nullable Object property) {
    return base instanceof Record && property != null
        ? Optional.ofNullable(ACCESSORS.get(base.getClass()).get(property.toString()))
        : Optional.empty();
  }
}
