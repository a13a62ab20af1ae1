package org.gatehouse.testing;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.config.TestSettings;
import org.gatehouse.platform.parts.All;
import org.gatehouse.trail.AuditEvent;

/**
 * Puts services together as the container would, without one: each once, on one entity manager.
 * Nothing is intercepted, and no feature implements what others ask for by CDI.
 */
public final class Wiring {

  private final Map<Class<?>, Object> known = new HashMap<>();
  private final EntityManager em;
  private final List<AuditEvent> fired;

  /** The log's events are kept in that list; settings are as they are where nobody set any. */
  public Wiring(EntityManager em, List<AuditEvent> fired) {
    this.em = em;
    this.fired = fired;
    with(Settings.class, TestSettings.untouched());
  }

  /** From here on this is the one of its type. */
  public <T> Wiring with(Class<T> type, T bean) {
    known.put(type, bean);
    return this;
  }

  /** The service of that type with all that it asks for. */
  public <T> T get(Class<T> type) {
    Object bean = known.get(type);
    return type.cast(bean == null ? made(type) : bean);
  }

  private <T> T made(Class<T> type) {
    try {
      var constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      T bean = constructor.newInstance();
      known.put(type, bean);
      for (Field field : type.getDeclaredFields()) {
        found(field)
            .ifPresent(
                value -> {
                  try {
                    field.setAccessible(true);
                    field.set(bean, value);
                  } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                  }
                });
      }
      return bean;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " can not be made", e);
    }
  }

  private Optional<Object> found(Field field) {
    if (field.isAnnotationPresent(PersistenceContext.class)) {
      return Optional.of(em);
    }
    if (field.isAnnotationPresent(Resource.class)
        && field.getType() == TransactionSynchronizationRegistry.class) {
      // It remembers nothing: where transactions begin and end is not known here.
      return Optional.of(
          known.computeIfAbsent(
              field.getType(), type -> proxy(type, (self, method, args) -> null)));
    }
    if (!field.isAnnotationPresent(Inject.class) && !field.isAnnotationPresent(EJB.class)) {
      return Optional.empty();
    }
    if (field.getType() == Event.class) {
      return Optional.of(
          proxy(
              Event.class,
              (self, method, args) -> {
                if (args[0] instanceof AuditEvent event) {
                  fired.add(event);
                }
                return null;
              }));
    }
    if (field.getType() == All.class) {
      return Optional.of(All.of(List.of()));
    }
    Class<?> type = field.getType();
    if (type.isInterface() && !known.containsKey(type)) {
      return Optional.of(proxy(type, Wiring::unimplemented));
    }
    return Optional.of(get(type));
  }

  private static Object unimplemented(Object self, Method method, Object[] args) {
    throw new UnsupportedOperationException(method + " is implemented by no feature here");
  }

  private static Object proxy(Class<?> type, InvocationHandler handler) {
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
  }
}
