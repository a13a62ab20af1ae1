package org.gatehouse.platform.parts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import java.lang.reflect.ParameterizedType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Gives each asker the {@link All} of the type that he asks for, the same one to everybody. */
@ApplicationScoped
class AllProducer {

  @Inject @Any Instance<Object> beans;

  private final Map<Class<?>, All<?>> known = new ConcurrentHashMap<>();

  @Produces
  @Dependent
  @SuppressWarnings("unchecked")
  <T> All<T> all(InjectionPoint asker) {
    var wanted = (Class<T>) ((ParameterizedType) asker.getType()).getActualTypeArguments()[0];
    return (All<T>)
        known.computeIfAbsent(
            wanted, type -> new All<>(() -> beans.select(wanted).stream().toList()));
  }
}
