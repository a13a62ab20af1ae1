package org.gatehouse.platform.web.faces;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
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
    Object[] all = given == null ? new Object[0] : given;
    if (method == null || !takes(method, all.length)) {
      return null;
    }
    context.setPropertyResolved(base, name);
    try {
      return method.invoke(base, arguments(context, method, all));
    } catch (InvocationTargetException e) {
      throw new ELException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new ELException(e);
    }
  }

  private static boolean takes(Method method, int count) {
    int declared = method.getParameterCount();
    return method.isVarArgs() ? count >= declared - 1 : count == declared;
  }

  /** Converted to what the method takes. */
  private static Object[] arguments(ELContext context, Method method, Object[] given) {
    Class<?>[] wanted = method.getParameterTypes();
    Object[] arguments = new Object[wanted.length];
    int last = wanted.length - 1;
    int single = method.isVarArgs() ? last : wanted.length;
    for (int i = 0; i < single; i++) {
      arguments[i] = context.convertToType(given[i], wanted[i]);
    }
    if (method.isVarArgs()) {
      boolean gathered = given.length == wanted.length && wanted[last].isInstance(given[last]);
      arguments[last] = gathered ? given[last] : gathered(context, wanted[last], given, last);
    }
    return arguments;
  }

  /** Those from that place on, as the array that the method takes last. */
  private static Object gathered(ELContext context, Class<?> array, Object[] given, int first) {
    Class<?> type = array.getComponentType();
    Object rest = Array.newInstance(type, given.length - first);
    for (int i = first; i < given.length; i++) {
      Array.set(rest, i - first, context.convertToType(given[i], type));
    }
    return rest;
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
  public void setValue(ELContext context, @Nullable Object base, Object property, Object value) {
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
