package org.gatehouse.platform.web.faces;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import jakarta.el.PropertyNotWritableException;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Calls our own beans' methods, such as {@code #{t.of('sso.title')}}, as the expression language
 * does, and remembers which method a name means: it would list all methods of the class at every
 * call, and a page has hundreds.
 *
 * <p>Of a name that several methods have, and of other classes, it leaves the choice to the
 * language.
 */
public class MethodELResolver extends ELResolver {

  private static final String OURS = "org.gatehouse.";

  private static final ClassValue<Map<String, Method>> METHODS =
      new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
          Map<String, Method> methods = new HashMap<>();
          Set<String> several = new HashSet<>();
          for (Method method : type.getMethods()) {
            if (methods.put(method.getName(), method) != null) {
              several.add(method.getName());
            }
          }
          methods.keySet().removeAll(several);
          methods.values().forEach(method -> method.setAccessible(true));
          return Map.copyOf(methods);
        }
      };

  @Override
  public @Nullable Object invoke(
      ELContext context,
      @Nullable Object base,
      @Nullable Object name,
      Class<?> @Nullable [] types,
      Object @Nullable [] given) {
    if (base == null || name == null || !base.getClass().getName().startsWith(OURS)) {
      return null;
    }
    Method method = METHODS.get(base.getClass()).get(name.toString());
    Optional<Object[]> arguments =
        method == null
            ? Optional.empty()
            : arguments(context, method, given == null ? new Object[0] : given);
    if (method == null || arguments.isEmpty()) {
      return null;
    }
    context.setPropertyResolved(base, name);
    try {
      return method.invoke(base, arguments.get());
    } catch (InvocationTargetException e) {
      throw new ELException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new ELException(e);
    }
  }

  /** Converted to what the method takes; empty where their number does not fit. */
  private static Optional<Object[]> arguments(ELContext context, Method method, Object[] given) {
    Class<?>[] wanted = method.getParameterTypes();
    int single = method.isVarArgs() ? wanted.length - 1 : wanted.length;
    if (given.length < single || (given.length > single && !method.isVarArgs())) {
      return Optional.empty();
    }
    Object[] arguments = new Object[wanted.length];
    for (int i = 0; i < single; i++) {
      arguments[i] = context.convertToType(given[i], wanted[i]);
    }
    if (method.isVarArgs()
        && given.length == wanted.length
        && wanted[single].isInstance(given[single])) {
      arguments[single] = given[single];
    } else if (method.isVarArgs()) {
      Class<?> type = wanted[single].getComponentType();
      Object rest = Array.newInstance(type, given.length - single);
      for (int i = single; i < given.length; i++) {
        Array.set(rest, i - single, context.convertToType(given[i], type));
      }
      arguments[single] = rest;
    }
    return Optional.of(arguments);
  }

  @Override
  public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
    return null;
  }

  @Override
  public @Nullable Class<?> getType(ELContext context, @Nullable Object base, Object property) {
    return null;
  }

  @Override
  public void setValue(ELContext context, @Nullable Object base, Object property, Object value)
      throws PropertyNotWritableException {
    // Methods only.
  }

  @Override
  public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
    return false;
  }

  @Override
  public @Nullable Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
    return null;
  }
}
